import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

// The mandatory channel of an agreement: contact by another one is never stopped, it is followed by a
// note through the right one, in time.

extension WritingDesk {
    /// Starts the clocks of a letter that was sent or came in: the reply, and the note that is owed.
    func startClocks(of letter: Filed<Correspondence>, at moment: Instant) throws {
        try start(letter.record.replyClock, of: letter, at: moment)
        if letter.record.isNoteOwed { try start(.owedNote, of: letter, at: moment) }
    }

    /// Notes that a letter followed the contact that it names, where that still owed a note.
    func settle(by letter: Filed<Correspondence>, at moment: Instant) throws {
        guard let earlier = letter.record.follows,
            let owing = try unchecked(earlier, as: Correspondence.self), owing.record.isNoteOwed
        else { return }
        let settled = try follow(earlier, as: Correspondence.self) { record, _ in
            record.followedBy = letter.id
        }
        try stop(.owedNote, of: settled, at: moment)
    }
}

/// What the table of correspondence cannot say.
enum Closing {
    /// Contact that still owes its note is not closed.
    @Sendable
    static func check(_ step: StepTaken<Correspondence>, _ desk: WritingDesk) throws {
        guard step.to == .closed, step.record.isNoteOwed else { return }
        throw LiaisonRefusal.noteOwed
    }
}

extension LiaisonService {
    /// Drafts the letter that asks a piece's originator for permission to pass it on.
    func askToForward(
        _ request: AskToForward,
        in context: CallContext
    ) async throws -> CorrespondenceAnswer {
        var checks = FieldChecks()
        checks.text("body", request.body, 1...65_536)
        try checks.refuse()
        return try await keeper.write(context) { desk in
            let piece = try desk.fetch(request.id, as: Correspondence.self)
            guard piece.record.direction == .incoming,
                piece.filing.handling != .open
            else { throw LiaisonRefusal.noPermissionNeeded }
            var letter = piece.record.answer(saying: request.body)
            letter.asksToForward = request.id
            // A letter that was kept before the deployment's level was lowered begets no new one.
            try secrecy.check(letter.secrecy, "id")
            let filed = try desk.file(
                letter,
                state: .draft,
                owner: try desk.viewer.ownUnit,
                // The question speaks of what it asks about.
                handling: piece.filing.handling.known ?? .restricted
            )
            return CorrespondenceAnswer(filed: filed, warnings: letter.warnings)
        }
    }
}

extension Correspondence {
    /// A letter back to the office that this one came from, by the road that it came.
    func answer(saying body: FreeText) -> Correspondence {
        var letter = Correspondence(
            direction: .outgoing,
            correspondenceKind: correspondenceKind,
            channel: channel,
            urgency: urgency,
            partner: partner,
            partnerOffice: partnerOffice,
            subject: subject,
            body: body
        )
        letter.agreement = agreement
        letter.people = people
        letter.caseFile = caseFile
        letter.topic = topic
        letter.secrecy = secrecy
        letter.owedChannel = owedChannel
        return letter
    }
}
