import RPC
import ServiceContracts
public import Vocabulary
import WireCodec

/// A handover at Móng Cái, brought as far as a test wants it.
struct HandoverScene {
    let bench: LiaisonBench
    let people: [VictimRef]
    let caseFile = CaseFileID.make()
    private(set) var id: HandoverID
    private(set) var version: Int
    /// The handover as last answered.
    private(set) var answer: HandoverAnswer

    /// The gate's, the immigration department's and the health authority's units.
    static let bodies = [
        Officer.gateOfficer.organisation, Officer.immigration.organisation,
        Officer.health.organisation, Officer.provincialPolice.organisation,
    ]

    /// Announced by the consular department.
    init(
        at bench: LiaisonBench,
        people count: Int = 3,
        supporters: [OrgID] = []
    ) async throws {
        self.bench = bench
        people = (0..<count).map { _ in .make() }
        answer = try await bench.call(
            AnnounceHandover(
                partner: .myanmar,
                partnerOffice: "Immigration post, Tachileik",
                announcedAt: BenchDay.before(.seconds(86_400)),
                people: people,
                caseFile: caseFile,
                bodies: Self.bodies,
                supporters: supporters
            ),
            as: .consul
        )
        id = answer.filed.id
        version = answer.filed.version
    }

    /// Keeps an answer, so that the next call has seen it.
    @discardableResult
    mutating func take(_ answer: HandoverAnswer) -> HandoverAnswer {
        self.answer = answer
        version = answer.filed.version
        return answer
    }

    /// Reads the handover again.
    @discardableResult
    mutating func refresh(as officer: Officer = .gateOfficer) async throws -> Filed<Handover> {
        let sight = try await bench.call(FetchRecord<Handover>(id: id), as: officer)
        guard let filed = sight.content else { throw SceneError.notReadable }
        version = filed.version
        answer.filed = filed
        return filed
    }

    /// Everybody is who they are said to be.
    mutating func checkIdentities() async throws {
        take(
            try await bench.call(
                RecordIdentityChecks(
                    id: id,
                    seen: version,
                    checkedAt: BenchDay.before(.seconds(80_000)),
                    results: people.map { .init(person: $0, finding: .confirmed) }
                ),
                as: .immigration
            )
        )
    }

    /// Accepted by one officer, approved by another.
    mutating func accept() async throws {
        try await checkIdentities()
        let proposed = try await bench.call(
            AcceptHandover(
                id: id,
                seen: version,
                acceptedAt: BenchDay.before(.seconds(70_000))
            ),
            as: .immigration
        )
        guard let approval = proposed.awaiting else { throw SceneError.nothingAwaits }
        _ = try await bench.call(
            DecideApproval<Handover>(approval: approval, .approve),
            as: .immigrationColleague
        )
        try await refresh()
    }

    /// Scheduled at Móng Cái.
    mutating func schedule() async throws {
        try await accept()
        take(
            try await bench.call(
                ScheduleHandover(
                    id: id,
                    seen: version,
                    gate: .mongCai,
                    scheduledFor: CalendarDate(year: 2026, month: 7, day: 30) ?? .bench,
                    agreedAt: BenchDay.before(.seconds(60_000))
                ),
                as: .gateOfficer
            )
        )
    }

    /// Counts people.
    mutating func count(_ outcomes: [(VictimRef, ArrivalOutcome)]) async throws {
        take(
            try await bench.call(
                RecordArrivals(
                    id: id,
                    seen: version,
                    arrivals: outcomes.map { person, outcome in
                        .init(
                            person: person,
                            outcome: outcome,
                            at: BenchDay.before(.seconds(3_600))
                        )
                    }
                ),
                as: .gateOfficer
            )
        )
    }

    /// Everybody arrived.
    mutating func arrive() async throws {
        try await schedule()
        try await count(people.map { ($0, .arrived) })
    }

    /// The minutes are drawn up.
    mutating func drawUp() async throws {
        take(
            try await bench.call(
                DrawUpMinutes(id: id, seen: version, at: BenchDay.before(.seconds(1_800))),
                as: .gateOfficer
            )
        )
    }

    /// What is to be signed.
    var digest: ContentDigest {
        get throws {
            guard let digest = answer.filed.record.minutes?.digest else {
                throw SceneError.nothingAwaits
            }
            return digest
        }
    }

    /// An officer signs what is there.
    mutating func sign(as officer: Officer) async throws {
        take(try await bench.call(SignMinutes(id: id, digest: try digest), as: officer))
    }

    /// The foreign side's scan.
    mutating func attachForeignSide() async throws {
        take(
            try await bench.call(
                AttachForeignSide(
                    id: id,
                    digest: try digest,
                    scan: .bench,
                    office: "Immigration post, Tachileik",
                    at: BenchDay.before(.seconds(600))
                ),
                as: .gateOfficer
            )
        )
    }

    /// Both sides have signed.
    mutating func complete() async throws {
        try await arrive()
        try await drawUp()
        try await sign(as: .gateOfficer)
        try await sign(as: .provincialPolice)
        try await attachForeignSide()
    }

    /// People are offered to the health authority.
    mutating func offer(_ people: [VictimRef]? = nil) async throws -> Filed<HandOn> {
        let offer = try await bench.call(
            OfferHandOn(
                handover: id,
                seen: version,
                taker: Officer.health.organisation,
                people: people ?? self.people
            ),
            as: .gateOfficer
        )
        try await refresh()
        return offer.filed
    }
}

/// A scene that did not come to where a test wanted it.
enum SceneError: Error {
    case notReadable
    case nothingAwaits
}

extension ContentDigest {
    /// The digest of nothing in particular.
    static var bench: ContentDigest {
        guard let digest = ContentDigest((0..<32).map { UInt8($0) }) else {
            preconditionFailure("32 bytes are a digest")
        }
        return digest
    }
}

extension CalendarDate {
    /// The day on which the tests play.
    static var bench: CalendarDate { VietnameseTime.date(of: BenchDay.noon) }
}

extension FreeText: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}
