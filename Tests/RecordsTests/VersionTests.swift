import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@Suite struct VersionTests {
    @Test func `every change adds a version and leaves the earlier ones as they were`() async throws
    {
        try await withOffice { office in
            let tip = try await office.filed(.about("first"))
            office.time.pass(.seconds(60))
            let reader = office.client(.minh)
            let corrected = try await reader.call(
                CorrectRecord(
                    id: tip.id,
                    seen: 1,
                    corrects: 1,
                    record: Tip.about("second"),
                    reason: FreeText("misheard")
                )
            )
            #expect(corrected.version == 2)
            let first = try await reader.call(FetchRecord<Tip>(id: tip.id, version: 1))
            let now = try await reader.call(FetchRecord<Tip>(id: tip.id))
            let then = try await reader.call(
                FetchRecord<Tip>(id: tip.id, asOf: tip.filing.recordedAt)
            )
            #expect(first.content?.record == .about("first"))
            #expect(now.content?.record == .about("second"))
            #expect(then.content?.record == .about("first"))
            let versions = try await reader.call(RecordHistory<Tip>(id: tip.id)).versions
            #expect(versions.map(\.what) == [Word(.filed), Word(.corrected)])
            #expect(versions.map(\.filed.filing.recordedBy) == [Caller.lan, .minh].map(\.identity))
            #expect(versions.last?.concerns == 1)
            #expect(versions.last?.reason == FreeText("misheard"))
        }
    }

    @Test func `a version knows when it happened and when it was recorded`() async throws {
        try await withOffice { office in
            let occurred = Occurrence(
                at: office.time.now.advanced(by: .seconds(-86_400)),
                precision: .day
            )
            let tip = try await office.filed(occurred: occurred)
            #expect(tip.filing.occurred == occurred)
            #expect(tip.filing.recordedAt == office.time.now)
        }
    }

    @Test func `what lies in the future has not happened`() async throws {
        try await withOffice { office in
            let tomorrow = Occurrence(at: office.time.now.advanced(by: .seconds(86_400)))
            #expect(
                await refusal { _ = try await office.filed(occurred: tomorrow) }
                    == "record.invalidField"
            )
        }
    }

    @Test func `a stale write is refused and told which fields changed, by name`() async throws {
        try await withOffice { office in
            let tip = try await office.filed(.about("first"))
            _ = try await office.client(.minh).call(
                CorrectRecord(
                    id: tip.id,
                    seen: 1,
                    corrects: 1,
                    record: Tip.about("second"),
                    reason: FreeText("misheard")
                )
            )
            do {
                _ = try await office.take(.assigned, of: tip)
                Issue.record("the stale write was accepted")
            } catch let error as ServiceError {
                #expect(error.code == .conflict)
                #expect(error.reason == "record.conflict")
                #expect(
                    error.violations == [
                        FieldViolation(field: "version", rule: "current.2"),
                        FieldViolation(field: "summary", rule: "changed"),
                    ]
                )
                #expect(!error.message.text.contains("second"))
            }
        }
    }

    @Test func `an unknown word is not kept, and the refusal names the field only`() async throws {
        try await withOffice { office in
            var tip = Tip.about("a van")
            tip.topic = .unrecognized("kidnapping")
            do {
                _ = try await office.filed(tip)
                Issue.record("the unknown word was kept")
            } catch let error as ServiceError {
                #expect(error.reason == "vocabulary.unrecognized")
                #expect(error.violations.map(\.field) == ["topic"])
                #expect(!"\(error)".contains("kidnapping"))
            }
            #expect(try await office.rows("records") == 0)
        }
    }

    @Test func `who may not file is told which roles may`() async throws {
        try await withOffice { office in
            #expect(
                await refusal { _ = try await office.filed(by: .guardsman) } == "record.notAuthor"
            )
        }
    }
}
