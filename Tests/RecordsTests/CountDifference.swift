import Dispatch
import RPC
import ServiceContracts
import Storage
import TestSupport
import Vocabulary
import WireCodec

@testable import Records

/// What different people count, list and are told, beside what opening each record comes to.
struct CountDifference {
    let office: Office
    let viewers: [Caller]
    /// Who is asked what of all this.
    var random: SeededRandom

    /// Whoever may look: above, below and beside, of other ministries, without content, without a unit.
    static let viewers: [Caller] =
        [
            "VN/GOV", "VN/GOV/MPS", "VN/GOV/MPS/PROV", "VN/GOV/MPS/PROV/QNI",
            "VN/GOV/MPS/PROV/QNI/TEAM-1", "VN/GOV/MPS/PROV/HPH", "VN/GOV/MPS/PROV/HPH/TEAM-1",
            "VN/GOV/MPS/PROV/LCI", "VN/GOV/MPS/PROV/QNI-2", "VN/GOV/MOD/BG", "VN/GOV/MOD/BG/QNI",
            "VN/GOV/MOH/PROV/QNI", "VN/NGO/HOUSE", "LA/GOV/MPS", "VN/SOLE",
        ].map { viewer($0, .provincialPolice) }
        + [
            viewer("VN/GOV/MPS", .auditor), viewer("", .provincialPolice),
            Caller(identity: "spiffe://mps.homeward.gov.vn/officer/9", unit: "VN/GOV", roles: []),
        ]

    static func viewer(_ unit: String, _ role: Role) -> Caller {
        Caller(
            identity: "spiffe://mps.homeward.gov.vn/officer/\(unit.replacing("/", with: "-"))",
            unit: unit,
            roles: [role.rawValue]
        )
    }

    private static let recruitment = Facet("topic", Word(Topic.recruitment))
    private static let enlarged = Facet("province", Word(Province.tuyenQuang))
    private static let former = Facet("province", Word(Province.haGiang))
    private static let asFiled = Facet(Facet.provinceAsFiled, Province.tuyenQuang.rawValue)
    private static let successor = Facet("lead", "VN/GOV/MPS/PROV/HPH")

    /// What is asked for.
    private static let narrowings: [[Facet]] = [
        [], [recruitment], [enlarged], [former], [asFiled], [successor],
        [Facet("lead.asFiled", "VN/GOV/MPS/PROV/QNI")], [recruitment, enlarged],
        [enlarged, successor], [successor, recruitment, enlarged], [Facet("topic", "nothing")],
        [Facet("", "")], [Facet("province&", "haGiang&tuyenQuang")],
    ]
    private static let groupings: [String?] = [
        nil, "topic", "province", "province.asFiled", "lead", "lead.asFiled", "victim", "year",
        "nothing", "", "province&",
    ]

    /// Every difference that there is, in words.
    mutating func problems(_ people: [VictimRef] = []) async throws -> [String] {
        var problems: [String] = []
        let narrowings = Self.narrowings + people.prefix(2).map { [.victim($0)] }
        for viewer in viewers {
            let narrowings = narrowings.shuffled(using: &random).prefix(narrowings.count / 3)
            let groupings = Self.groupings.shuffled(using: &random).prefix(4)
            problems += try await office.keeper.read(.filing(by: viewer)) { desk in
                var problems: [String] = []
                for facets in narrowings {
                    let asked = facets.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
                    for by in groupings {
                        let count = try desk.count(Tip.self, by: by, facets: facets)
                        let opened = try desk.countOpening(Tip.self, by, facets)
                        guard
                            count.byValue != opened.byValue || count.total != opened.total
                                || count.isLowerBound
                        else { continue }
                        problems.append(
                            """
                            \(viewer.unit) by \(by ?? "state") of [\(asked)]: \(count.total) \
                            \(count.byValue), not \(opened.total) \(opened.byValue)
                            """
                        )
                    }
                    for states: [Tip.State] in [[], [.received], [.received, .assigned]] {
                        let listed = try Self.listed(facets, states, at: desk)
                        let found = try Self.found(facets, states, at: desk)
                        guard listed != found else { continue }
                        problems.append(
                            """
                            \(viewer.unit) lists \(states) of [\(asked)]: \(listed.count), not \
                            \(found.count)
                            """
                        )
                    }
                }
                return problems
            }
            problems += try await feedProblems(of: viewer)
        }
        return try await problems + unlikeAll()
    }

    /// What the national view is told otherwise than the rows themselves have it.
    private func unlikeAll() async throws -> [String] {
        let steering = Self.viewer("VN/GOV/STEER138", .steeringCommittee)
        return try await office.keeper.read(.filing(by: steering)) { desk in
            var problems: [String] = []
            let words = Self.narrowings.filter { $0.count <= 1 && $0.allSatisfy(Tallies.hold) }
            for facet in words.map(\.first) {
                let count = try desk.countAll(Tip.self, having: facet)
                let rows = try desk.countedRows(Tip.self, having: facet)
                guard count.byValue != rows.byValue || count.total != rows.total else { continue }
                problems.append("all of \(facet?.value ?? "any"): \(count), not \(rows)")
            }
            let lacking = try desk.every(Tip.self, limit: 2_000).count { tip in
                try desk.counted("lead", of: Tip.kind, tip.id.stored).isEmpty
            }
            if try desk.countAll(Tip.self, lacking: "lead") != lacking {
                problems.append("without a lead: not \(lacking)")
            }
            return problems
        }
    }

    /// What the feed tells somebody, beside what opening the record of each event lets them know.
    private func feedProblems(of viewer: Caller) async throws -> [String] {
        let context = CallContext.filing(by: viewer)
        var told: [String] = []
        var position: Int64 = 0
        while true {
            let page = try await office.keeper.page(
                after: position,
                most: 256,
                nil,
                context
            )
            told += page.events.map { "\($0.id.text) \($0.version) \($0.what.text)" }
            guard let last = page.last else { break }
            position = last
        }
        let opened = try await office.keeper.read(context) { [keeper = office.keeper] desk in
            try desk.reading.rows(
                "SELECT kind, id, version, what FROM record_events ORDER BY position"
            ).compactMap { row -> String? in
                guard let id = Identifier(bytes: try row["id"] as [UInt8]) else { return nil }
                let kind = RecordKind(rawValue: try row["kind"])
                let what = Word<Happening>(text: try row["what"])
                let access = try keeper.access(to: id, of: kind, at: desk) ?? .none
                let isTold =
                    what == .erased
                    ? desk.viewer.holds(.services)
                    : access == .content || access == .stub && what == .filed
                let version: Int = try row["version"]
                return isTold ? "\(id.text) \(version) \(what.text)" : nil
            }
        }
        return told == opened
            ? [] : ["\(viewer.unit) is told of \(told.count) events, not of \(opened.count)"]
    }

    private static func listed(
        _ facets: [Facet],
        _ states: [Tip.State],
        at desk: ReadingDesk
    ) throws -> [Tip.ID] {
        var all: [Tip.ID] = []
        var cursor: Bytes?
        repeat {
            let page = try desk.list(
                Tip.self,
                facets: facets,
                states: states,
                limit: 7,
                after: cursor
            )
            all += page.records.compactMap(\.reference)
            cursor = page.next
        } while cursor != nil
        return all
    }

    /// Each record is opened and asked.
    private static func found(
        _ facets: [Facet],
        _ states: [Tip.State],
        at desk: ReadingDesk
    ) throws -> [Tip.ID] {
        try desk.every(Tip.self, facets: facets, states: states, limit: 2_000).compactMap { tip in
            guard let sight = Sight(of: tip, for: desk.viewer) else { return nil }
            let isShown = sight.content != nil || (facets.isEmpty && states.isEmpty)
            return isShown ? sight.reference : nil
        }
    }
}

extension Sight {
    /// What it points at, content or stub.
    fileprivate var reference: R.ID? { content?.id ?? stub?.id }
}

/// Records that all kinds of people see, and what happens to them, by chance.
struct ChanceOffice {
    let office: Office
    var random: SeededRandom
    private(set) var tips: [Tip.ID] = []
    private(set) var people: [VictimRef] = []

    init(_ office: Office, _ random: SeededRandom) { (self.office, self.random) = (office, random) }

    /// Goes on with the records of another.
    mutating func take(from other: ChanceOffice) { (tips, people) = (other.tips, other.people) }

    private static let units: [OrgID] = [
        "VN/GOV/MPS/PROV/QNI", "VN/GOV/MPS/PROV/QNI/TEAM-1", "VN/GOV/MPS/PROV/QNI-2",
        "VN/GOV/MPS/PROV/HPH", "VN/GOV/MPS/PROV/LCI", "VN/GOV/MPS", "VN/GOV/MOD/BG/QNI",
        "VN/GOV/MOH/PROV/QNI", "VN/NGO/HOUSE", "VN/GOV", "VN/SOLE", "LA/GOV/MPS/NORTH",
    ]
    /// Of all that there is.
    static let all = CountDifference.viewer("VN/GOV", .provincialPolice)

    private mutating func one<Element>(of list: [Element]) -> Element {
        list[Int.random(in: 0..<list.count, using: &random)]
    }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    private mutating func units(_ most: Int) -> [OrgID] {
        (0..<Int.random(in: 0...most, using: &random)).map { _ in one(of: Self.units) }
    }

    private mutating func tip(from provinces: [Province]) -> Tip {
        var tip = Tip.about("a van", one(of: Topic.allCases))
        if chance(80) { tip.province = Word(one(of: provinces)) }
        if chance(40) { tip.alsoIn = Word(one(of: provinces)) }
        if chance(60) { tip.lead = one(of: Array(Self.units.prefix(5))) }
        if chance(40) { tip.partner = one(of: Array(Self.units.prefix(5))) }
        if chance(20), !people.isEmpty { tip.people = [one(of: people)] }
        if chance(20) { tip.supporters = units(2) }
        return tip
    }

    /// Files so many.
    mutating func file(_ count: Int) async throws {
        for _ in 0..<count {
            let tip = tip(from: [.haGiang, .tuyenQuang, .quangNinh])
            let (owner, assigned) = (one(of: Self.units), units(3))
            let visibility = one(of: Visibility.allCases)
            let handling: Handling = chance(25) ? .restricted : .open
            let person = chance(20) ? VictimRef.make() : nil
            let id = try await office.keeper.write(.filing(by: Self.all)) { desk in
                let before = Instant("2025-06-30T16:00:00Z") ?? desk.now
                return try desk.file(
                    tip,
                    owner: owner,
                    assigned: assigned,
                    visibility: visibility,
                    handling: handling,
                    occurred: Occurrence(at: before, precision: .day),
                    sealedFor: person
                ).id
            }
            tips.append(id)
            if let person { people.append(person) }
            office.time.pass(.milliseconds(chance(50) ? 1 : 0))
        }
    }

    /// Files and changes so many in one commit; some are refused once all of it is done.
    mutating func changeTogether(_ count: Int) async throws {
        try await office.keeper.makeReady(count)
        let changes = try await office.sharingCommit { (0..<count).map { _ in beginChange() } }
        for change in changes {
            guard let id = try? await change.value, !tips.contains(id) else { continue }
            tips.append(id)
        }
    }

    /// Begins to file or to change one, which may be refused once all of it is done.
    private mutating func beginChange() -> Task<Tip.ID, any Error> {
        let (id, tip) = (one(of: tips), tip(from: [.haGiang, .quangNinh]))
        let (owner, isNew, isRefused) = (one(of: Self.units), chance(50), chance(30))
        return Task.immediate { [office] in
            try await office.keeper.write(.filing(by: Self.all)) { desk in
                var changed = id
                if isNew {
                    changed = try desk.file(tip, owner: owner).id
                } else {
                    try desk.follow(id, as: Tip.self) {
                        $0 = tip; $1.owner = owner
                    }
                }
                if isRefused { throw ServiceError.noSuchRecord }
                return changed
            }
        }
    }

    /// Does so many things to them; what the state of one does not allow is left.
    mutating func change(_ count: Int) async throws {
        for _ in 0..<count {
            let (id, other) = (one(of: tips), one(of: tips))
            let (tip, owner, assigned) = (
                tip(from: [.tuyenQuang, .quangNinh]), one(of: Self.units), units(3)
            )
            let visibility = one(of: Visibility.allCases)
            let handling: Handling = chance(30) ? .restricted : .open
            let (what, person) = (Int.random(in: 0..<8, using: &random), people.first)
            let isErased = what == 7 && chance(30) && person != nil
            do {
                _ = try await office.keeper.write(.filing(by: Self.all)) { desk -> Int in
                    let seen = try desk.itself(id, as: Tip.self).version
                    switch what {
                    case 0, 1:
                        try desk.follow(id, as: Tip.self) {
                            $0 = tip; $1.assigned = assigned
                        }
                    case 2:
                        try desk.follow(id, as: Tip.self) { record, filing in
                            filing.owner = owner
                            filing.visibility = Word(visibility)
                            filing.handling = Word(handling)
                        }
                    case 3: _ = try desk.follow(id, as: Tip.self, to: .assigned)
                    case 4:
                        _ = try desk.void(
                            id,
                            as: Tip.self,
                            seen: seen,
                            version: seen,
                            reason: FreeText("nhầm")
                        )
                    case 5:
                        _ = try desk.merge(
                            id,
                            as: Tip.self,
                            seen: seen,
                            into: other,
                            seenInto: try desk.itself(other, as: Tip.self).version,
                            reason: FreeText("một tin")
                        )
                    case 6:
                        _ = try desk.unmerge(
                            id,
                            as: Tip.self,
                            seen: seen,
                            reason: FreeText("hai tin")
                        )
                    default:
                        if isErased, let person { try desk.erase(person) }
                    }
                    return what
                }
                if isErased { people.removeFirst() }
            } catch is ServiceError {
                // A merged or erased record, or one that has not come so far.
            }
        }
    }
}
