import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// What support the law gives a person.
extension VictimSupportService {
    /// Answers the ten kinds with their reasons, reckoned anew.
    func readEntitlements(
        _ request: ReadEntitlements,
        in context: CallContext
    ) async throws -> ReadEntitlements.Response {
        try await keeper.read(context) { desk in
            let victim = try desk.fetch(request.victim, as: Victim.self).record
            let day = request.on ?? VietnameseTime.date(of: desk.now)
            let person = try Entitling.person(victim, request.victim, on: day, at: desk)
            return .init(
                category: victim.category,
                status: victim.status,
                accompanying: person?.accompanying.map { Word($0) },
                on: day,
                findings: person.map { EntitlementMatrix.initial.findings(for: $0, on: day) } ?? []
            )
        }
    }
}

/// The matrix of Article 37, asked for one person.
enum Entitling {
    /// A person as the matrix sees them on a day; nothing for words that this version does not know.
    ///
    /// Whoever is registered at that moment has no reference yet.
    static func person(
        _ victim: Victim,
        _ id: VictimRef?,
        on day: CalendarDate,
        at desk: ReadingDesk
    ) throws -> EntitlementMatrix.Person? {
        guard let category = victim.category.known, let status = victim.status.known else {
            return nil
        }
        guard category == .accompanyingMinor else {
            return EntitlementMatrix.Person(category, status: status)
        }
        let cameOfAge = try cameOfAge(victim, id, on: day, at: desk)
        let principal = try victim.beside.flatMap { try desk.unchecked($0, as: Victim.self) }
        guard let principal = principal?.record, let row = principal.category.known,
            let decided = principal.status.known
        else {
            return EntitlementMatrix.Person(
                category,
                status: status,
                accompanying: .inProcessInCountry,
                cameOfAge: cameOfAge
            )
        }
        // Whoever accompanies somebody in process is given what that row gives, until it is decided.
        let isOpen = row == .citizen && decided == .possible
        return EntitlementMatrix.Person(
            category,
            status: decided,
            accompanying: isOpen ? .inProcessInCountry : row,
            cameOfAge: cameOfAge
        )
    }

    /// Whether a minor in company is none any more; whose age is disputed is a child until it is decided.
    private static func cameOfAge(
        _ victim: Victim,
        _ id: VictimRef?,
        on day: CalendarDate,
        at desk: ReadingDesk
    ) throws -> Bool {
        guard victim.ageDisputed != true else { return false }
        let identity = try id.flatMap { try desk.unchecked($0, as: VictimIdentity.self) }
        let group = identity?.record.identity.birth?.ageGroup(on: day) ?? victim.ageGroup.known
        return group == .adult
    }

    /// The kinds that a person is entitled to now, as their record keeps them.
    static func entitled(
        _ victim: Victim,
        _ id: VictimRef? = nil,
        at desk: ReadingDesk
    ) throws -> [Word<Entitlement>] {
        let today = VietnameseTime.date(of: desk.now)
        guard let person = try person(victim, id, on: today, at: desk) else { return [] }
        return EntitlementMatrix.initial.entitled(person, on: today).map { Word($0) }
    }

    /// Reckons anew what the minors in a person's company are entitled to.
    static func reckonCompany(of principal: VictimRef, at desk: WritingDesk) throws {
        for minor in try desk.every(Victim.self, facets: [.victim(principal)]) {
            let entitled = try entitled(minor.record, minor.id, at: desk)
            guard entitled != minor.record.entitlements ?? [] else { continue }
            try desk.follow(minor.id, as: Victim.self) { victim, _ in
                victim.entitlements = entitled
            }
        }
    }

    /// Whoever was in process abroad and was received here has the row of those who are in the country.
    static func arrived(_ person: VictimRef, at desk: WritingDesk) throws {
        guard let victim = try desk.unchecked(person, as: Victim.self),
            victim.record.category == .inProcessAbroad
        else { return }
        try desk.follow(person, as: Victim.self) { victim, _ in
            victim.category = Word(.inProcessInCountry)
            victim.entitlements = try entitled(victim, person, at: desk)
        }
        try reckonCompany(of: person, at: desk)
    }

    /// Refuses support that the law does not give the person.
    static func check(
        _ entitlement: Word<Entitlement>,
        of person: VictimRef,
        at desk: WritingDesk
    ) throws {
        guard let victim = try desk.unchecked(person, as: Victim.self) else { return }
        guard try entitled(victim.record, person, at: desk).contains(entitlement) else {
            throw VictimSupportRefusal.notEntitled
        }
    }

    /// A service is one that the law gives, or says that it goes beyond.
    @Sendable
    static func service(_ entry: inout RecordEntry<SupportService>, _ desk: WritingDesk) throws {
        try Supporting.entry(&entry, desk)
        guard entry.before == nil, entry.record.beyondLaw != true else { return }
        try check(entry.record.entitlement, of: entry.record.victim, at: desk)
    }

    /// Form 07 is for those whom the law gives what it asks for.
    @Sendable
    static func application(_ entry: inout RecordEntry<Application>, _ desk: WritingDesk) throws {
        try Supporting.entry(&entry, desk)
        guard entry.before == nil else { return }
        try check(entry.record.entitlement, of: entry.record.victim, at: desk)
        // The nine days run from the day on which the form was handed in, whenever it is written down.
        entry.occurred = Occurrence(
            at: VietnameseTime.start(of: entry.record.submittedOn),
            precision: .day
        )
        let start = VietnameseTime.start(of: entry.record.submittedOn)
        let forwarding = ClockName.applicationForwarding
        if desk.rules.rule(for: forwarding, startedAt: start) != nil { entry.starts = [forwarding] }
    }

    /// Nothing is granted once the person is not entitled to it any more.
    @Sendable
    static func granting(_ step: StepTaken<Application>, _ desk: WritingDesk) throws {
        guard step.to == .granted else { return }
        try check(step.record.entitlement, of: step.record.victim, at: desk)
    }
}
