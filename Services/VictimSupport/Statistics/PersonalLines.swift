import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

// What is known of persons' records for the figures. Once a person is erased the days on which their steps
// were recorded remain, and nothing else.

/// An identification: when it began, and what stands.
struct IdentificationLine: Sendable {
    let person: PersonKey
    let path: String?
    let begunOn: CalendarDate
    /// The day of the confirmation, while it stands.
    let confirmedOn: CalendarDate?
    /// Whether it has come to a decision that stands; one that was revoked or is contested does not.
    let isDecided: Bool

    init?(_ stood: StoodRecord<Identification>) {
        guard let filed = stood.entries.first else { return nil }
        person = PersonKey(stood, \.victim)
        path = stood.record?.path.text
        begunOn = filed.day
        confirmedOn = stood.state == .confirmed ? stood.last(.confirmed)?.day : nil
        isDecided = [.confirmed, .notVictim].contains(stood.state)
    }
}

/// A person on a day: of the reception that took place.
struct DatedPerson: Sendable {
    let person: PersonKey
    let day: CalendarDate

    init(person: PersonKey, day: CalendarDate) { (self.person, self.day) = (person, day) }

    init?(_ stood: StoodRecord<Reception>) {
        guard let received = stood.first(.received) else { return nil }
        self.init(person: PersonKey(stood, \.victim), day: received.day)
    }
}

/// A referral: who, when, to whom and why.
struct ReferralLine: Sendable {
    let key: Bytes
    let made: DatedPerson
    private let recipient: String?
    private let reason: String?

    init?(_ stood: StoodRecord<Referral>) {
        guard let filed = stood.entries.first else { return nil }
        key = Bytes(stood.id.identifier.bytes)
        made = DatedPerson(person: PersonKey(stood, \.victim), day: filed.day)
        recipient = stood.record.map { BodyKind(of: $0.recipient).rawValue }
        reason = stood.record?.reason.text
    }

    func values(by breakdown: StatisticBreakdown?) -> Set<String> {
        switch breakdown {
        case .recipient?: Set([recipient].compactMap(\.self))
        case .reason?: Set([reason].compactMap(\.self))
        default: []
        }
    }
}

/// An application on form 07: when it was handed in and what it came to.
struct ApplicationLine: Sendable {
    let key: Bytes
    let person: PersonKey
    let submittedOn: CalendarDate?
    /// The decision that stands.
    let decision: Decision?
    private let entitlement: String?

    /// What it came to, and on which day.
    struct Decision: Sendable {
        let day: CalendarDate
        let outcome: StatisticOutcome
    }

    init(_ stood: StoodRecord<Application>) {
        key = Bytes(stood.id.identifier.bytes)
        person = PersonKey(stood, \.victim)
        submittedOn = stood.record?.submittedOn ?? stood.entries.first?.day
        entitlement = stood.record?.entitlement.text
        decision = stood.last(.granted, .rejected).map { entry in
            Decision(day: entry.day, outcome: entry.state == .granted ? .granted : .rejected)
        }
    }

    func values(by breakdown: StatisticBreakdown?) -> Set<String> {
        switch breakdown {
        case .entitlement?: Set([entitlement].compactMap(\.self))
        case .outcome?: Set([decision?.outcome.rawValue].compactMap(\.self))
        default: []
        }
    }
}

/// A call to the hotline 111: when it came in and what it was about.
struct CallLine: Sendable {
    let day: CalendarDate
    private let key: Bytes
    private let topic: String?
    private let provinces: Set<String>

    init?(_ stood: StoodRecord<HotlineCall>) {
        guard let filed = stood.entries.first else { return nil }
        key = Bytes(stood.id.identifier.bytes)
        day = VietnameseTime.date(of: stood.record?.receivedAt ?? filed.occurred)
        topic = stood.record?.topic.text
        provinces = Set([stood.record?.province?.countedName].compactMap(\.self))
    }

    func thing(by breakdown: StatisticBreakdown?) -> CountedThing {
        let values: Set<String> =
            switch breakdown {
            case .topic?: Set([topic].compactMap(\.self))
            case .province?: provinces
            default: []
            }
        return CountedThing(key, provinces: provinces, values: values)
    }
}
