import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

// What is common to letters that go out and letters that come in.

extension LetterContent {
    /// Refuses what breaks the rules of every letter.
    func check(at now: Instant) throws(ServiceError) {
        let violations = Self.rules.broken(by: self, at: now, in: "letter")
        guard violations.isEmpty else { throw LiaisonRefusal.invalid(violations) }
    }

    /// The record that it becomes.
    func record(_ direction: CorrespondenceDirection) -> Correspondence {
        var record = Correspondence(
            direction: direction,
            correspondenceKind: correspondenceKind,
            channel: channel,
            urgency: urgency,
            partner: partner,
            partnerOffice: partnerOffice,
            subject: subject,
            body: body
        )
        record.agreement = agreement
        record.inReplyTo = inReplyTo
        record.people = people
        record.caseFile = caseFile
        record.topic = topic
        record.secrecy = secrecy
        record.follows = follows
        return record
    }
}

extension Correspondence {
    /// The clock of the reply that is owed.
    var replyClock: ClockName {
        if urgency == .urgentRescue { return .urgentReply }
        return correspondenceKind == .hotlineCall ? .callReply : .reply
    }

    /// Whether the note through the agreement's channel is still to come.
    var isNoteOwed: Bool { owedChannel != nil && followedBy == nil }

    /// What somebody should follow up.
    var warnings: [LiaisonWarning] { isNoteOwed ? [.otherChannel] : [] }

    /// Notes the channel that an agreement names when this letter takes another.
    ///
    /// It is a note, never a refusal: where somebody is in danger the telephone comes first. Of several
    /// agreements the letter keeps to one where it takes the channel of any; the first one's is owed.
    mutating func compareChannel(with agreements: [Agreement]) {
        let mandatory = agreements.compactMap(\.mandatoryChannel)
        guard let first = mandatory.first, !mandatory.contains(channel) else { return }
        owedChannel = first
    }

    /// Whether passing it on needs the originator's permission; a code that this version does not
    /// know counts as one that does.
    static func needsPermission(_ handling: Word<Handling>, to recipient: OrgID) -> Bool {
        switch handling {
        case .known(.open): false
        case .known(.notInCourt): proceedings.contains { $0.contains(recipient) }
        case .known(.notPassedOn), .known(.restricted), .unrecognized: true
        }
    }

    /// Bodies for whom a letter is evidence: passed on to them, it is used in court.
    private static let proceedings: [OrgID] = ["VN/GOV/SPP", "VN/GOV/COURT"]
}

extension Agreement {
    /// Whether it is in force on a day, as far as its days are written down.
    func holds(on day: CalendarDate) -> Bool {
        (inForceFrom.map { $0 <= day } ?? true) && (expiresOn.map { day <= $0 } ?? true)
    }
}

extension WritingDesk {
    /// Checks what a letter refers to, and notes a channel that is not the agreement's.
    func resolve(_ letter: LetterContent, into record: inout Correspondence) throws {
        if let agreement = letter.agreement {
            let filed = try referred("letter.agreement") {
                try fetch(agreement, as: Agreement.self)
            }
            record.compareChannel(with: [filed.record])
        } else if letter.topic?.known != .other {
            record.compareChannel(with: try agreements(with: letter.partner).map(\.record))
        }
        if let earlier = letter.follows {
            let filed = try referred("letter.follows") {
                try fetch(earlier, as: Correspondence.self)
            }
            let isOfAgreement =
                filed.record.agreement == nil || filed.record.agreement == record.agreement
            guard filed.record.isNoteOwed, isOfAgreement,
                filed.record.owedChannel == record.channel
            else { throw LiaisonRefusal.invalid("letter.follows", "noteOwed") }
        }
        if let earlier = letter.inReplyTo {
            let filed = try referred("letter.inReplyTo") {
                try fetch(earlier, as: Correspondence.self)
            }
            guard filed.record.direction != record.direction else {
                throw LiaisonRefusal.invalid("letter.inReplyTo", "direction")
            }
        }
    }

    /// What holds today between the two sides, as far as the caller reads it; the latest first.
    ///
    /// A letter that names no agreement may come under one all the same.
    private func agreements(with partner: Word<Country>) throws -> [Filed<Agreement>] {
        let day = VietnameseTime.date(of: now)
        return try every(
            Agreement.self,
            facets: [Facet("country", partner)],
            states: [.inForce, .underReview, .amended]
        )
        .filter { $0.record.holds(on: day) }
        .filter { $0.record.access(for: viewer, filing: $0.filing) == .content }
        .sorted { $0.record.inForceFrom ?? .earliest > $1.record.inForceFrom ?? .earliest }
    }

    /// A record that a field refers to; one that the caller may not read is as unknown as one that
    /// does not exist.
    func referred<Result>(_ field: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as ServiceError
            where error.code == .notFound
            || error.code == .permissionDenied
        {
            throw LiaisonRefusal.unknownReference(field)
        }
    }

    /// Marks the letter that this one answers as replied, where a reply was still owed.
    func markReplied(by letter: Filed<Correspondence>) throws {
        guard let earlier = letter.record.inReplyTo else { return }
        let filed = try fetch(earlier, as: Correspondence.self)
        guard Correspondence.lifecycle.step(from: filed.known, to: .replied) != nil else { return }
        _ = try step(
            earlier,
            as: Correspondence.self,
            seen: filed.version,
            to: .replied,
            facts: [.link: letter.id.loggable]
        )
    }
}

extension Filed {
    /// The state; what is kept is always a word of this version.
    var known: R.State {
        guard let state = state.known else {
            preconditionFailure("a state that was read from the store is known")
        }
        return state
    }
}
