import CasesServer
import RPC
import Records
import ServiceContracts
import ServiceKit
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// What victim support says to a blind question, and what a suspect's record shows of it.
struct BlindMatchTests {
    /// Cases, where victim support knows nobody.
    struct Unknown: MatchedCases {
        let cases: CasesService

        static func answer() throws -> Bool { false }
    }

    /// Cases, where victim support may know everybody.
    struct Known: MatchedCases {
        let cases: CasesService

        static func answer() throws -> Bool { true }
    }

    /// Cases, where victim support cannot be reached.
    struct Unreachable: MatchedCases {
        let cases: CasesService

        static func answer() throws -> Bool {
            _ = try Neighbours().transport(to: "victims")
            return false
        }
    }

    private func status<Service: MatchedCases>(
        _ service: Service.Type,
        identity: PersonIdentity? = PersonIdentity(names: [PersonName("Đỗ Văn Thử Nghiệm")])
    ) async throws -> Word<ScreeningStatus>? {
        try await ServiceHarness.run(Service.self, named: "cases") { harness in
            let police = harness.client(as: Officers.police)
            let file = try await police.begunFile(at: harness.time.now)
            let registered = try await police.call(
                RegisterSuspect(
                    suspect: Suspect(
                        caseFile: file,
                        roles: [.transporter],
                        possibleVictim: false
                    ),
                    identity: identity,
                    screening: CasesScene.screening()
                )
            )
            let screened = try await police.call(
                ScreenSuspect(
                    suspect: registered.suspect,
                    seen: registered.version,
                    screening: CasesScene.screening(.arrest)
                )
            )
            let kept = try await police.call(FetchRecord<Suspect>(id: registered.suspect))
            #expect(kept.content?.record.screening == screened.screening)
            // A match raises no flag: the record shows that something is pending, and not what.
            #expect(kept.content?.record.possibleVictim == false)
            return kept.content?.record.screening
        }
    }

    @Test func `whom victim support does not know is clear where nobody saw a sign`() async throws {
        #expect(try await status(Unknown.self)?.known == .clear)
    }

    @Test func `a match is pending`() async throws {
        #expect(try await status(Known.self)?.known == .pending)
    }

    @Test func `a victim support that cannot be reached means pending, never clear`() async throws {
        #expect(try await status(Unreachable.self)?.known == .pending)
    }

    @Test func `without an identity there is nothing to ask`() async throws {
        #expect(try await status(Unreachable.self, identity: nil)?.known == .clear)
    }
}

/// Cases with a victim support that answers what a test wants.
protocol MatchedCases: Microservice where Contract == Cases {
    var cases: CasesService { get }

    init(cases: CasesService)

    static func answer() throws -> Bool
}

extension MatchedCases {
    init(in environment: ServiceEnvironment) async throws {
        let matching = BlindMatch { _, _ in try Self.answer() }
        self.init(cases: try await CasesService(in: environment, matching: matching))
    }

    var router: Router<Cases> { get throws { try cases.router } }

    var records: RecordKeeper? { cases.records }
}
