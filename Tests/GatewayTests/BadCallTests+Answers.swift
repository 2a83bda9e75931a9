import Foundation
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec
@testable import GatewayServer
@testable import homeward

// Calls for answers that are composed of several services.
extension BadCallTests {
    var standings: [BadCall<Scene>] {
        [
            BadCall("the keeping of no agreement") { scene in
                try await scene.refused(
                    ReadAgreementStatus(agreement: .make()),
                    as: Officers.consular
                )
            },
            BadCall("the keeping of an agreement asked for by the steering committee") { scene in
                try await scene.refused(
                    ReadAgreementStatus(agreement: .make()),
                    as: Officers.steering
                )
            },
            BadCall("the keeping of an agreement while liaison is away") { scene in
                scene.trio.wires.liaison.become(.cut)
                defer { scene.trio.wires.liaison.become(nil) }
                return try await scene.refused(
                    ReadAgreementStatus(agreement: .make()),
                    as: Officers.consular
                )
            },
            BadCall("the progress of a plan that no list holds") { scene in
                var request = ReadPlanProgress()
                request.plan = Word(text: "99/KH")
                return try await scene.refused(request, as: Officers.consular)
            },
            BadCall("the progress of a plan asked for by an auditor") { scene in
                try await scene.refused(ReadPlanProgress(), as: Officers.auditor)
            },
        ]
    }

    var radars: [BadCall<Scene>] {
        func radar(
            _ name: String,
            _ ask: ReadDeadlineRadar,
            as officer: Caller = Officers.police
        ) -> BadCall<Scene> {
            BadCall("a radar \(name)") { try await $0.refused(ask, as: officer) }
        }
        return [
            radar("of five hundred", ReadDeadlineRadar(limit: 500)),
            radar(
                "of a kind that no service has",
                ReadDeadlineRadar(DeadlineQuery(kinds: ["cases.nothing"]))
            ),
            radar("from a cursor that is none", ReadDeadlineRadar(cursor: Bytes([1, 2]))),
            radar("asked for by an auditor", ReadDeadlineRadar(), as: Officers.auditor),
            BadCall("a radar from a place of another reader's") { scene in
                for _ in 0..<2 { _ = try await scene.trio.report() }
                let other = try await scene.gateway.client(as: Officers.police)
                    .call(ReadDeadlineRadar(limit: 1))
                let next = try #require(other.next)
                return try await scene.refused(
                    ReadDeadlineRadar(cursor: next),
                    as: Officers.borderGuard
                )
            },
            BadCall("a radar while every service is away") { scene in
                let wires = [
                    scene.trio.wires.cases, scene.trio.wires.victims, scene.trio.wires.liaison,
                ]
                for wire in wires { wire.become(.cut) }
                defer { for wire in wires { wire.become(nil) } }
                return try await scene.refused(ReadDeadlineRadar(), as: Officers.police)
            },
        ]
    }

    var evidence: [BadCall<Scene>] {
        func evidence(
            _ name: String,
            limit: Int? = nil,
            cursor: Bytes? = nil,
            as caller: Caller = Officers.auditor
        ) -> BadCall<Scene> {
            BadCall("evidence \(name)") { scene in
                try await scene.refused(
                    ReadEvidence(.random(), limit: limit, cursor: cursor),
                    as: caller
                )
            }
        }
        return [
            evidence("of no entries", limit: 0),
            evidence("of more entries than an answer holds", limit: ProvedEntries.most + 1),
            evidence("from a cursor of nobody's", cursor: Bytes([7, 7, 7])),
            evidence("asked for by the police", as: Officers.police),
            evidence("asked for by an administrator", as: Officers.administrator),
            BadCall("evidence of what is no trace") { scene in
                try await scene.refused(ReadEvidence(.random()), as: Officers.auditor) {
                    $1 = (try? Wire.encode(["trace": "Nguyễn Thị Hoà"])) ?? []
                }
            },
            BadCall("evidence while every service is away") { scene in
                let wires = [
                    scene.trio.wires.cases, scene.trio.wires.victims, scene.trio.wires.liaison,
                ]
                for wire in wires { wire.become(.cut) }
                defer { for wire in wires { wire.become(nil) } }
                return try await scene.refused(ReadEvidence(.random()), as: Officers.auditor)
            },
        ]
    }

    var searches: [BadCall<Scene>] {
        func search(
            _ name: String,
            _ sought: SoughtRecords,
            limit: Int? = nil,
            cursor: Bytes? = nil,
            as caller: Caller = Officers.police
        ) -> BadCall<Scene> {
            BadCall("a search \(name)") { scene in
                try await scene.refused(
                    SearchRecords(sought, limit: limit, cursor: cursor),
                    as: caller
                )
            }
        }
        let number = QuotedNumber(number: 1, year: 2026)
        return [
            search("for nothing", SoughtRecords()),
            search(
                "for a number and a reference at once",
                SoughtRecords(number: number, reference: .random())
            ),
            search("for number nought", SoughtRecords(number: .init(number: 0, year: 2026))),
            search("in a kind that nobody keeps", SoughtRecords(kind: "tax.return")),
            search(
                "for what is about a person",
                SoughtRecords(kind: Reception.kind, facets: [.victim(.make())])
            ),
            search(
                "in a state that no list holds",
                SoughtRecords(kind: Report.kind, facets: [Facet("state", "nowhere")])
            ),
            search("for five hundred", SoughtRecords(number: number), limit: 500),
            search(
                "from a cursor of nobody's",
                SoughtRecords(number: number),
                cursor: Bytes([7, 7, 7])
            ),
            search("by an auditor", SoughtRecords(number: number), as: Officers.auditor),
            BadCall("a search while every service is away") { scene in
                let wires = [
                    scene.trio.wires.cases, scene.trio.wires.victims, scene.trio.wires.liaison,
                ]
                for wire in wires { wire.become(.cut) }
                defer { for wire in wires { wire.become(nil) } }
                return try await scene.refused(
                    SearchRecords(SoughtRecords(number: number)),
                    as: Officers.police
                )
            },
            BadCall("a feed from a cursor of nobody's") { scene in
                try await .by(scene.contents) {
                    let feed = try await scene.gateway.client(as: Officers.police)
                        .stream(FollowEvents(cursor: Bytes([7, 7, 7])))
                    for try await _ in feed {}
                }
            },
            BadCall("a feed of a kind that nobody keeps") { scene in
                try await .by(scene.contents) {
                    let feed = try await scene.gateway.client(as: Officers.police)
                        .stream(FollowEvents(kinds: ["tax.return"]))
                    for try await _ in feed {}
                }
            },
            BadCall("a feed asked for by an auditor") { scene in
                try await .by(scene.contents) {
                    let feed = try await scene.gateway.client(as: Officers.auditor)
                        .stream(FollowEvents())
                    for try await _ in feed {}
                }
            },
        ]
    }

    /// Questions for figures that no service answers.
    var figures: [BadCall<Scene>] {
        func figures(
            _ name: String,
            as caller: Caller = Officers.criminalPolice,
            _ change: @escaping @Sendable (inout ReadStatistics) -> Void
        ) -> BadCall<Scene> {
            BadCall("figures \(name)") { scene in
                var request = ReadStatistics(
                    [Word(.casesOpened)],
                    period: StatisticPeriod(
                        from: CalendarDate("2026-01-01") ?? .earliest,
                        until: CalendarDate("2026-06-30") ?? .earliest
                    )
                )
                change(&request)
                return try await scene.refused(request, as: caller)
            }
        }
        return [
            figures("of no indicator") { $0.indicators = [] },
            figures("of seventeen indicators") {
                $0.indicators = Array(repeating: Word(.casesOpened), count: 17)
            },
            figures("of an indicator that no list holds") {
                $0.indicators = [Word(text: "luck")]
            },
            figures("by what an indicator does not have") { $0.by = Word(.sex) },
            figures("of days that end before they begin") { $0.period.until = .earliest },
            figures("of two centuries") { $0.period.from = .earliest },
            figures("as of a moment to come") { $0.asOf = .latest },
            figures("for a commune", as: Officers.commune) { _ in },
            figures("for a zone of the coast guard", as: Officers.coastGuard) { _ in },
        ]
    }
}
