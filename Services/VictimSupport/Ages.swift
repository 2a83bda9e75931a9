import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// How old a person was and is, as far as the law asks.
extension VictimSupportService {
    /// Answers a person's age at the event and now, without a birthday.
    func readAge(_ request: ReadAge, in context: CallContext) async throws -> ReadAge.Response {
        try await keeper.read(context) { desk in
            let victim = try desk.fetch(request.victim, as: Victim.self)
            return try Ages.of(victim, at: desk)
        }
    }
}

/// What follows from a birth, as far as it is known.
enum Ages {
    /// A person's age; while it is disputed they count as a child, whatever the papers say.
    static func of(_ victim: Filed<Victim>, at desk: ReadingDesk) throws -> ReadAge.Response {
        let now = try group(of: victim, on: VietnameseTime.date(of: desk.now), at: desk)
        let disputed = victim.record.ageDisputed ?? false
        return .init(
            atEvent: victim.record.ageGroup,
            now: Word(now),
            disputed: disputed,
            isChild: disputed || now.isMinor == true
        )
    }

    /// The group on a day: from the birth, or else as it was at the event.
    ///
    /// Where no birth is known nobody grows up by themselves; somebody decides.
    static func group(
        of victim: Filed<Victim>,
        on day: CalendarDate,
        at desk: ReadingDesk
    ) throws -> AgeGroup {
        let birth = try desk.unchecked(victim.id, as: VictimIdentity.self)?.record.identity.birth
        return birth?.ageGroup(on: day) ?? victim.record.ageGroup.known ?? .unknown
    }
}
