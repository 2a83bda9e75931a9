import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// What is only tried is judged as if it were done, and leaves nothing.
@Suite struct TrialTests {
    private func file(
        _ key: IdempotencyKey,
        _ summary: String = "a van",
        isTrial: Bool,
        by officer: Caller = .lan,
        in office: Office
    ) async throws -> Filed<Tip> {
        try await office.client(officer).call(
            FileTip(tip: .about(summary), owner: Caller.province),
            key: key,
            isTrial: isTrial
        ).tip
    }

    @Test func `what is tried is answered and not kept, not even in the audit`() async throws {
        try await withOffice { office in
            _ = try await file(.random(), isTrial: false, in: office)
            let before = try await office.everything()
            let tried = try await file(.random(), "two vans", isTrial: true, in: office)
            #expect(tried.state == .received && tried.version == 1)
            #expect(try await office.everything() == before)
            let fetched = await refusal {
                _ = try await office.client(.lan).call(FetchRecord<Tip>(id: tried.id))
            }
            #expect(fetched == "record.notFound")
        }
    }

    @Test func `what was tried is done under the same key, as often as it is tried`() async throws {
        try await withOffice { office in
            let key = IdempotencyKey.random()
            for _ in 0..<3 { _ = try await file(key, isTrial: true, in: office) }
            #expect(try await office.rows("records") == 0)
            let filed = try await file(key, isTrial: false, in: office)
            #expect(try await office.rows("records") == 1)
            // From now on it is there, and who tries it is told so.
            let before = try await office.everything()
            #expect(try await file(key, isTrial: true, in: office).id == filed.id)
            #expect(try await office.everything() == before)
        }
    }

    @Test func `a trial is refused as the call would be`() async throws {
        try await withOffice { office in
            let later = Occurrence(at: office.time.now.advanced(by: .seconds(900)))
            let key = IdempotencyKey.random()
            _ = try await file(key, isTrial: false, in: office)
            let before = try await office.everything()
            #expect(
                await refusal {
                    _ = try await file(key, "two vans", isTrial: true, in: office)
                } == "idempotency.keyReused"
            )
            for isTrial in [true, false] {
                #expect(
                    await refusal {
                        _ = try await office.client(.lan).call(
                            FileTip(
                                tip: .about("a van"),
                                owner: Caller.province,
                                occurred: later
                            ),
                            isTrial: isTrial
                        )
                    } == "record.invalidField"
                )
            }
            #expect(try await office.everything() == before)
        }
    }

    @Test func `keys that trials took are used by what is kept`() async throws {
        try await withOffice { office in
            let before = try await office.rows("names")
            for number in 0..<200 {
                _ = try await file(.random(), "van \(number)", isTrial: true, in: office)
            }
            #expect(try await office.rows("names") == before)
            _ = try await file(.random(), isTrial: false, in: office)
            #expect(try await office.rows("records") == 1)
        }
    }

    @Test func `many that are tried at once are judged like one, and leave nothing`() async throws {
        try await withOffice { office in
            let later = Occurrence(at: office.time.now.advanced(by: .seconds(900)))
            let known = IdempotencyKey.random()
            let filed = try await file(known, isTrial: false, in: office)
            let before = try await office.everything()
            let good = FileTip(tip: .about("a van"), owner: Caller.province)
            let early = FileTip(tip: .about("a van"), owner: Caller.province, occurred: later)
            let other = FileTip(tip: .about("two vans"), owner: Caller.province)
            let answers = try await office.client(.lan).tried(
                [(good, known), (early, .random()), (other, known)]
                    + (0..<300).map { _ in (good, .random()) }
            )
            #expect(answers.count == 303)
            #expect(try answers[0].get().tip.id == filed.id)
            #expect(reason(in: answers[1]) == "record.invalidField")
            #expect(reason(in: answers[2]) == "idempotency.keyReused")
            let fresh = try answers.dropFirst(3).map { try $0.get().tip.id }
            #expect(Set(fresh).count == 300 && !fresh.contains(filed.id))
            #expect(try await office.everything() == before)
            #expect(try await office.rows("records") == 1)
        }
    }

    private func reason<Response>(in answer: Result<Response, ServiceError>) -> String? {
        guard case .failure(let error) = answer else { return nil }
        return error.reason
    }
}
