import Audit
import Foundation
import RPC
import Records
import ServiceContracts
import Storage
import Testing
import Vocabulary
import WireCodec

/// Whatever was written, and whatever identity was read, stands in the trail.
@Suite struct ReadAuditTests {
    private func entries(_ office: Office) async throws -> [AuditEntry] {
        let trail = office.keeper.trail
        return try await office.keeper.store.read { try trail.entries(in: $0).map(\.entry) }
    }

    @Test func `a write's entry says who, which version of what, by which call`() async throws {
        try await withOffice { office in
            let gateway = Caller(
                identity: "spiffe://mps.homeward.gov.vn/service/gateway",
                unit: "",
                roles: [Role.gatewayService.rawValue]
            )
            let context = CallContext.filing(by: .lan, through: gateway)
            let tip = try await office.keeper.write(context) { desk in
                try desk.file(Tip.about("a van"), owner: Caller.province)
            }
            let entry = try #require(try await entries(office).last)
            #expect(entry.event == .write && entry.outcome == .done)
            #expect(entry.who.uri == gateway.identity)
            #expect(entry.onBehalfOf?.uri == Caller.lan.identity)
            #expect(entry.method.text == FileTip.method.name)
            #expect(entry.record == AuditReference("files.tip", tip.id.identifier))
            #expect(entry.version == 1)
            #expect(entry.call == context.requestID)
            #expect(entry.trace == context.trace)
            #expect(entry.requestDigest?.count == 32)
        }
    }

    @Test func `each identity that a read showed is in the trail before the answer is there`()
        async throws
    {
        try await withOffice { office in
            let first = try await office.person()
            let second = try await office.person("Lò Văn Pá")
            let before = try await entries(office).count
            let client = office.client(.health)
            let purpose = Office.purpose
            _ = try await client.call(FetchRecord<Person>(id: first.id), purpose: purpose)
            _ = try await client.call(RecordHistory<Person>(id: second.id), purpose: purpose)
            let listed = try await client.call(ListRecords<Person>(), purpose: purpose).records
            let read = try await entries(office).dropFirst(before)
            #expect(
                read.map(\.event) == [.identityRead, .identityRead, .identityRead, .identityRead]
            )
            #expect(
                read.compactMap { $0.record?.id }
                    == [first.id.identifier, second.id.identifier]
                    + listed.compactMap { $0.content?.id.identifier }
            )
            for entry in read {
                #expect(entry.who.uri == Caller.health.identity)
                #expect(entry.purpose?.text == purpose.purpose)
                #expect(entry.caseReference?.id == purpose.reference.flatMap { Identifier($0) })
                #expect(entry.version == 1)
            }
        }
    }

    @Test func `a read that found nothing is in the trail, too`() async throws {
        try await withOffice { office in
            let before = try await entries(office).count
            _ = try await office.client(.health).call(
                CountRecords<Person>(),
                purpose: Office.purpose
            )
            let read = try await entries(office).dropFirst(before)
            #expect(read.map(\.event) == [.identityRead])
            #expect(read.first?.record == nil)
        }
    }

    @Test(arguments: [
        StatedPurpose(""), StatedPurpose("curiosity", reference: Identifier.random().loggable),
        StatedPurpose(Purpose.support.rawValue),
        StatedPurpose(Purpose.support.rawValue, reference: "x"),
    ])
    func `without a purpose of the list and a case nothing is read`(
        purpose: StatedPurpose
    ) async throws {
        try await withOffice { office in
            let person = try await office.person()
            let before = try await office.everything()
            for (stated, reasons) in [
                (nil, ["call.purposeMissing"]),
                (purpose, ["call.purposeMissing", "record.purpose"]),
            ] as [(StatedPurpose?, [String])] {
                let reason = await refusal {
                    _ = try await office.client(.health).call(
                        FetchRecord<Person>(id: person.id),
                        purpose: stated
                    )
                }
                #expect(reasons.contains(reason ?? "answered"))
            }
            #expect(try await office.everything() == before)
        }
    }

    @Test func `reading a record that holds no identity leaves no entry`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let before = try await entries(office).count
            _ = try await office.client(.lan).call(FetchRecord<Tip>(id: tip.id))
            #expect(try await entries(office).count == before)
        }
    }

    @Test func `a request's digest proves the request to whoever has the key, and to nobody else`()
        async throws
    {
        try await withFolder { folder in
            var digests: Set<Bytes> = []
            for number in 0..<2 {
                let office = try await Office.open(in: folder.appending(path: "\(number)"))
                for message: [UInt8] in [[1, 2, 3], [1, 2, 3], [1, 2, 4]] {
                    _ = try await office.keeper.write(.filing(by: .lan, message: message)) { desk in
                        try desk.file(Tip.about("a van"), owner: Caller.province).version
                    }
                }
                let found = try await entries(office).compactMap(\.requestDigest)
                #expect(found.count == 3 && found[0] == found[1] && found[1] != found[2])
                digests.formUnion(found)
                try await office.close()
            }
            // The same message under another key is another digest: nobody tries requests out.
            #expect(digests.count == 4)
        }
    }

    @Test func `the trail holds no identity`() async throws {
        try await withOffice { office in
            let canary = "Canary-\(UUID().uuidString)"
            let person = try await office.person(canary, village: canary)
            _ = try await office.client(.health).call(
                FetchRecord<Person>(id: person.id),
                purpose: Office.purpose
            )
            for row in try await office.found("SELECT entry FROM audit_entries") {
                guard case .bytes(let entry) = row[0] else { continue }
                #expect(Data(entry).range(of: Data(canary.utf8)) == nil)
            }
        }
    }
}
