import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// Two registrations of one person: once they are merged, one way through the three services, whichever
/// reference is asked for; two again once that is taken back.
@Suite struct MergedPersonTests {
    private static func purpose(_ file: CaseFileID) -> StatedPurpose {
        StatedPurpose(Purpose.support.rawValue, reference: file.loggable)
    }

    /// One person registered twice: the one registration stands in a case file, the other one is received
    /// at the gate.
    private struct Twice {
        let scene: TrioScene
        let filed: VictimRef
        let received: VictimRef
        let file: CaseFileID

        init(_ scene: TrioScene, _ gateway: OpenGateway) async throws {
            self.scene = scene
            filed = try await scene.person()
            received = try await scene.person()
            file = try await scene.caseFile(people: [filed])
            let handover = try await scene.arrivedHandover([received], nil)
            let status = try await gateway.client(as: Officers.police)
                .call(scene.registration(of: handover))
            #expect(status.progress == .finished)
        }

        /// The references of the records that a journey tells of, beside the person's own record.
        func way(
            of person: VictimRef,
            as officer: Caller = Officers.police,
            _ gateway: OpenGateway
        ) async throws -> Set<String> {
            let told = try await gateway.client(as: officer)
                .call(ReadVictimJourney(victim: person), purpose: purpose(file))
            let entries = told.entries
            #expect(Set(entries).count == entries.count)
            #expect(entries.map(\.at) == entries.map(\.at).sorted())
            return Set(entries.filter { $0.recordKind != Victim.kind.rawValue }.map(\.reference))
        }

        private var registrar: ServiceClient<VictimSupport> {
            scene.victims.client(as: Officers.borderGuard)
        }

        private func version(of person: VictimRef) async throws -> Int {
            let history = try await registrar.call(RecordHistory<Victim>(id: person, limit: 200))
            return history.versions.last?.filed.version ?? 0
        }

        func merge() async throws {
            _ = try await registrar.call(
                MergeRecord<Victim>(
                    id: filed,
                    seen: try await version(of: filed),
                    into: received,
                    seenInto: try await version(of: received),
                    reason: FreeText("Cùng một người.")
                )
            )
        }

        func unmerge() async throws {
            _ = try await registrar.call(
                UnmergeRecord<Victim>(
                    id: filed,
                    seen: try await version(of: filed),
                    reason: FreeText("Hai người khác nhau.")
                )
            )
        }
    }

    @Test func `merged registrations are one way, and two again once that is taken back`()
        async throws
    {
        try await TrioScene.run { scene in
            try await scene.bench.withGateway { gateway in
                let twice = try await Twice(scene, gateway)
                let one = try await twice.way(of: twice.filed, gateway)
                let other = try await twice.way(of: twice.received, gateway)
                #expect(!one.isEmpty && !other.isEmpty && one.isDisjoint(with: other))
                try await twice.merge()
                for person in [twice.filed, twice.received] {
                    #expect(try await twice.way(of: person, gateway) == one.union(other))
                }
                try await twice.unmerge()
                #expect(try await twice.way(of: twice.filed, gateway) == one)
                #expect(try await twice.way(of: twice.received, gateway) == other)
            }
        }
    }

    @Test func `nobody comes to read more by a merger than each service lets them`() async throws {
        try await TrioScene.run { scene in
            try await scene.bench.withGateway { gateway in
                let twice = try await Twice(scene, gateway)
                // The health authority received the one; of the other's case file it reads nothing.
                let before = try await twice.way(
                    of: twice.received,
                    as: Officers.health,
                    gateway
                )
                try await twice.merge()
                let after = try await twice.way(
                    of: twice.received,
                    as: Officers.health,
                    gateway
                )
                #expect(after == before)
                for person in [twice.filed, twice.received, .make()] {
                    let stranger = await refusal {
                        try await gateway.client(as: Officers.strangeHealth).call(
                            ReadVictimJourney(victim: person),
                            purpose: Self.purpose(twice.file)
                        )
                    }
                    #expect(stranger?.code == .notFound && stranger?.reason == "record.notFound")
                }
            }
        }
    }

    @Test func `a service that is away the second time is missing, and said to be`() async throws {
        try await TrioScene.run { scene in
            try await scene.bench.withGateway { gateway in
                let twice = try await Twice(scene, gateway)
                try await twice.merge()
                scene.wires.cases.become(.cutAfter(1))
                let told = try await gateway.client(as: Officers.police).call(
                    ReadVictimJourney(victim: twice.received),
                    purpose: Self.purpose(twice.file)
                )
                #expect(
                    told.parts.map(\.status) == [.known(.unavailable), .known(.ok), .known(.ok)]
                )
                #expect(!told.entries.contains { $0.service == Cases.name })
            }
        }
    }

    @Test func `the overview of a file that links the merged registration stays whole`()
        async throws
    {
        try await TrioScene.run { scene in
            try await scene.bench.withGateway { gateway in
                let twice = try await Twice(scene, gateway)
                let client = gateway.client(as: Officers.police)
                let before = try await client.call(ReadCaseOverview(caseFile: twice.file))
                try await twice.merge()
                let after = try await client.call(ReadCaseOverview(caseFile: twice.file))
                #expect(after.records == before.records)
            }
        }
    }

    @Test func `a question about more references than anybody has is refused`() async throws {
        try await TrioScene.run { scene in
            let person = try await scene.person()
            let many = (0...32).map { _ in VictimRef.make() }
            let error = await refusal {
                try await scene.cases.client(as: Officers.police).call(
                    CasesJourneyPart(victim: person, also: many),
                    purpose: Self.purpose(.make())
                )
            }
            #expect(error?.violations == [FieldViolation(field: "also", rule: "count.0-32")])
        }
    }
}
