import Audit
import CasesServer
import RPC
import ServiceContracts
import ServiceKit
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Cases asks victim support about a suspect: the two real services, and what either side learns.
struct SuspectMatchTests {
    private static let name = "Lò Thị Hoàng Yến Canary"
    private static let identity = PersonIdentity(
        names: [PersonName(name)],
        birth: Birth(BirthDate("1999-04-30")),
        phones: [PhoneNumber("+84900000631")],
        home: Address("Bản Canary 17")
    )

    /// Cases beside a victim support that it reaches over a wire that can be cut.
    private struct Scene {
        let cases: ServiceHarness<CasesService>
        let victims: ServiceHarness<VictimSupportService>
        let wire: FaultyWire

        static func run(_ body: (Scene) async throws -> Void) async throws {
            try await ServiceHarness.run(VictimSupportService.self, named: "victims") { victims in
                let wire = FaultyWire { victims.transport(as: Officers.casesService) }
                try await ServiceHarness.run(
                    CasesService.self,
                    named: "cases",
                    neighbours: Neighbours([VictimSupport.name: wire])
                ) { cases in
                    try await body(Scene(cases: cases, victims: victims, wire: wire))
                }
            }
        }

        /// Somebody whom the health authority cares for.
        func protected() async throws -> VictimRef {
            try await victims.client(as: Officers.health).call(
                IntakeVictim(
                    victim: Victim(
                        personKind: Word(.victim),
                        category: Word(.inProcessInCountry),
                        ageGroup: Word(.unknown),
                        province: Word(.quangNinh)
                    ),
                    identity: SuspectMatchTests.identity
                )
            ).victim
        }

        /// A case file of the provincial police.
        func file() async throws -> CaseFileID {
            let police = cases.client(as: Officers.police)
            let report = Report(
                channel: .letter,
                receivedAt: cases.time.now,
                province: .quangNinh,
                summary: FreeText("Đơn tố giác.")
            )
            let received = try await police.call(ReceiveReport(report: report))
            var version = received.version
            let steps: [(Report.State, StepFacts)] = [
                (.assigned, [.recipient: Officers.police.unit]),
                (.confirmed, [.finding: "Có căn cứ."]),
            ]
            for (state, facts) in steps {
                let step = TakeStep<Report>(
                    id: received.report,
                    seen: version,
                    to: state,
                    facts: facts
                )
                version = try await police.call(step).record?.version ?? 0
            }
            return try await police.call(
                OpenCase(report: received.report, offence: .article150, transnational: false)
            ).caseFile
        }

        /// Registers the person as a suspect.
        func register(
            in file: CaseFileID,
            key: IdempotencyKey? = nil
        ) async throws -> RegisterSuspect.Response {
            try await cases.client(as: Officers.police).call(
                RegisterSuspect(
                    suspect: Suspect(
                        caseFile: file,
                        roles: [.transporter],
                        possibleVictim: false
                    ),
                    identity: SuspectMatchTests.identity,
                    screening: SuspectMatchTests.screening(.registration)
                ),
                key: key
            )
        }

        /// Screens the suspect again.
        func screen(_ suspect: SuspectID) async throws -> ScreeningStatus? {
            let police = cases.client(as: Officers.police)
            let version = try await police.call(NextSteps<Suspect>(id: suspect)).version
            return try await police.call(
                ScreenSuspect(
                    suspect: suspect,
                    seen: version,
                    screening: SuspectMatchTests.screening(.arrest)
                )
            ).screening.known
        }

        /// How a suspect's screening stands.
        func status(of suspect: SuspectID) async throws -> ScreeningStatus? {
            try await cases.client(as: Officers.police)
                .call(FetchRecord<Suspect>(id: suspect)).content?.record.screening?.known
        }

        /// The questions that wait for the health authority.
        func questions() async throws -> [Filed<ScreeningQuestion>] {
            try await victims.client(as: Officers.health)
                .call(ListRecords<ScreeningQuestion>()).records.compactMap(\.content)
        }
    }

    private static func screening(_ occasion: ScreeningOccasion) -> Screening {
        Screening(occasion, .no, at: Instant(millisecondsSinceEpoch: 1_782_799_000_000))
    }

    @Test func `a suspect whom nobody knows is clear, and one who is known is pending`()
        async throws
    {
        try await Scene.run { scene in
            let file = try await scene.file()
            let stranger = try await scene.register(in: file).suspect
            #expect(try await scene.status(of: stranger) == .clear)
            #expect(try await scene.questions().isEmpty)
            _ = try await scene.protected()
            #expect(try await scene.screen(stranger) == .pending)
            let question = try #require(try await scene.questions().first)
            #expect(question.record.suspect == stranger)
            #expect(question.record.caseFile == file)
            #expect(question.record.unit == Officers.police.organisation)
        }
    }

    @Test func `a victim support that is away means pending, and it goes on once it answers`()
        async throws
    {
        try await Scene.run { scene in
            scene.wire.become(.cut)
            let suspect = try await scene.register(in: try await scene.file()).suspect
            #expect(try await scene.status(of: suspect) == .pending)
            scene.wire.become(nil)
            #expect(try await scene.screen(suspect) == .clear)
        }
    }

    @Test func `without an address of victim support every screening of a name is pending`()
        async throws
    {
        try await ServiceHarness.run(VictimSupportService.self, named: "victims") { victims in
            try await ServiceHarness.run(CasesService.self, named: "cases") { cases in
                let wire = FaultyWire { victims.transport(as: Officers.casesService) }
                let scene = Scene(cases: cases, victims: victims, wire: wire)
                let suspect = try await scene.register(in: try await scene.file()).suspect
                #expect(try await scene.status(of: suspect) == .pending)
                #expect(wire.traffic.isEmpty)
            }
        }
    }

    @Test func `another certificate than that of cases is refused, and that is pending`()
        async throws
    {
        try await ServiceHarness.run(VictimSupportService.self, named: "victims") { victims in
            let wire = FaultyWire { victims.transport(as: Officers.police) }
            try await ServiceHarness.run(
                CasesService.self,
                named: "cases",
                neighbours: Neighbours([VictimSupport.name: wire])
            ) { cases in
                let scene = Scene(cases: cases, victims: victims, wire: wire)
                _ = try await scene.protected()
                let suspect = try await scene.register(in: try await scene.file()).suspect
                #expect(try await scene.status(of: suspect) == .pending)
                #expect(try await scene.questions().isEmpty)
            }
        }
    }

    @Test func `somebody else was meant: the next screening is clear`() async throws {
        try await Scene.run { scene in
            _ = try await scene.protected()
            let suspect = try await scene.register(in: try await scene.file()).suspect
            #expect(try await scene.status(of: suspect) == .pending)
            let question = try #require(try await scene.questions().first)
            let proposed = try await scene.victims.client(as: Officers.health).call(
                TakeStep<ScreeningQuestion>(
                    id: question.id,
                    seen: question.version,
                    to: .anotherPerson,
                    facts: [.finding: "Vân tay khác."]
                )
            )
            let awaiting = try #require(proposed.awaiting)
            #expect(try await scene.screen(suspect) == .pending)
            _ = try await scene.victims.client(as: Officers.health2)
                .call(DecideApproval<ScreeningQuestion>(approval: awaiting, .approve))
            #expect(try await scene.screen(suspect) == .clear)
        }
    }

    @Test func `a registration that is repeated asks about the same suspect`() async throws {
        try await Scene.run { scene in
            _ = try await scene.protected()
            let file = try await scene.file()
            let key = IdempotencyKey.random()
            let first = try await scene.register(in: file, key: key)
            let second = try await scene.register(in: file, key: key)
            #expect(second.suspect == first.suspect)
            #expect(try await scene.questions().map(\.record.suspect) == [first.suspect])
        }
    }

    @Test func `once the officer's questions are used up a screening is pending`() async throws {
        try await Scene.run { scene in
            let suspect = try await scene.register(in: try await scene.file()).suspect
            for _ in 0..<49 { #expect(try await scene.screen(suspect) == .clear) }
            #expect(try await scene.screen(suspect) == .pending)
        }
    }

    @Test func `a hit and a silence look alike to cases, and no name stands anywhere`()
        async throws
    {
        try await Scene.run { scene in
            let victim = try await scene.protected()
            let file = try await scene.file()
            let hit = try await scene.register(in: file).suspect
            scene.wire.become(.cut)
            let silent = try await scene.register(in: file).suspect
            func kept(_ id: SuspectID) async throws -> [UInt8] {
                let sight = try await scene.cases.client(as: Officers.police)
                    .call(FetchRecord<Suspect>(id: id))
                return try Wire.encode(try #require(sight.content).record)
            }
            #expect(try await kept(hit) == kept(silent))
            let texts = [Self.name, "Canary", "+84900000631"]
            #expect(try scene.cases.places(holdingAnyOf: texts) == [])
            #expect(try scene.victims.places(holdingAnyOf: texts) == [])
            // Cases hears nothing of the person whom victim support knows.
            #expect(!scene.cases.log.lines.contains { $0.contains(victim.loggable) })
            // Neither telephone nor home leave cases.
            let sent = scene.wire.traffic.map { String(decoding: $0, as: UTF8.self) }.joined()
            #expect(sent.contains(Self.name))
            #expect(!sent.contains("+84900000631") && !sent.contains("Bản Canary 17"))
            #expect(!sent.contains(victim.loggable))
            let asked = try await scene.victims.auditEntries().filter { entry in
                entry.method.text == AskScreening.method.name
            }
            #expect(asked.allSatisfy { $0.who.uri == Officers.casesService.identity })
            #expect(asked.contains { $0.purpose?.text == Purpose.screening.rawValue })
        }
    }
}
