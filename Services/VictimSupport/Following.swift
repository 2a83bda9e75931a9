import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary

/// What this service tells of a person's way and of a case file, without names or text.
extension VictimSupportService {
    /// Registration, identification, receptions and referrals of a person whose record the caller
    /// reads.
    func tellJourney(
        _ request: VictimsJourneyPart,
        in context: CallContext
    ) async throws -> JourneyPart {
        let hands = hands
        return try await keeper.read(context) { desk in
            let victim = try desk.fetch(request.victim, as: Victim.self)
            var entries = try desk.journey(
                of: victim,
                hands: hands,
                place: victim.record.province.text
            )
            let references = try Self.references(to: victim.id, asked: request.victim, at: desk)
            for person in references {
                entries += try desk.journey(of: person, in: Identification.self, hands: hands) {
                    $0.province.text
                }
                entries += try desk.journey(of: person, in: Reception.self, hands: hands) {
                    $0.province.text
                }
                entries += try desk.journey(of: person, in: Referral.self, hands: hands) { _ in
                    nil
                }
            }
            return JourneyPart(
                telling: entries,
                asOf: desk.now,
                references: references.count > 1 ? references : nil
            )
        }
    }

    /// Every reference to a person whose record the caller reads: the one that they asked for, the one that
    /// stands for it today, and those behind it that they read themselves.
    static func references(
        to victim: VictimRef,
        asked: VictimRef,
        at desk: ReadingDesk
    ) throws -> [VictimRef] {
        let behind = try desk.duplicates(of: victim, as: Victim.self).filter { duplicate in
            try desk.unchecked(duplicate, as: Victim.self)?.access(for: desk.viewer) == .content
        }
        var references = [asked]
        for one in [victim] + behind.prefix(JourneyPart.personLimit - 1)
        where !references.contains(one) {
            references.append(one)
        }
        return references
    }

    /// The receptions that belong to a case file.
    func tellCase(_ request: VictimsCasePart, at desk: ReadingDesk) throws -> CasePart {
        try desk.gather([Reception.kind], under: .caseFile(request.caseFile))
        let entries = try desk.casePart(of: request.caseFile, in: Reception.self)
        guard !entries.isEmpty else { throw ServiceError.noSuchRecord }
        return CasePart(entries: entries, asOf: desk.now)
    }
}
