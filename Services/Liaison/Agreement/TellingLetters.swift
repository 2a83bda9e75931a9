import Records
import ServiceContracts
import Vocabulary
import WireCodec

// The letters under an agreement: which channel they took, whether the note that is owed followed, and
// whose reply is still to come.

extension ReadingDesk {
    /// The letters under an agreement that went or came; they are found by its partner.
    func letters(under filed: Filed<Agreement>) throws -> ChannelStanding {
        let found = try newest(
            Correspondence.self,
            facets: [Facet("country", filed.record.partner)],
            in: [.sent, .received, .acknowledged, .replied, .closed]
        )
        var standing = ChannelStanding()
        var overdue = OverdueLetters()
        for letter in found.records where letter.record.isUnder(filed) {
            standing.count(letter.record)
            let clocks = try clocks(of: letter, tellingDecisions: false)
            if letter.record.owedChannel != nil {
                let clock = clocks.last { $0.name == .owedNote }
                overdue.notes += standing.notes.count(letter, clock, at: now)
            }
            guard let reply = clocks.last(where: { $0.isReply && $0.isRunning }) else { continue }
            if letter.record.direction == .incoming {
                overdue.ours += standing.owedByUs.count(letter, reply, at: now)
            } else {
                overdue.theirs += standing.owedByThem.count(letter, reply, at: now)
            }
        }
        standing.notes.overdueFor = overdue.named(\.notes)
        standing.owedByUs.overdueFor = overdue.named(\.ours)
        standing.owedByThem.overdueFor = overdue.named(\.theirs)
        standing.isLowerBound = found.isCutOff
        return standing
    }
}

/// Letters whose limit is past, each with the moment at which it passed.
private struct OverdueLetters {
    typealias Entry = (due: Instant, letter: CorrespondenceID)
    var notes: [Entry] = []
    var ours: [Entry] = []
    var theirs: [Entry] = []

    /// Those of a sort, the longest overdue first, as many as are named.
    func named(_ sort: KeyPath<OverdueLetters, [Entry]>) -> [CorrespondenceID] {
        self[keyPath: sort].sorted { $0 < $1 }.prefix(AgreementStanding.mostNamed).map(\.letter)
    }
}

extension Correspondence {
    /// Whether it names an agreement, or names none and owes a note through the channel that this one asks
    /// for.
    fileprivate func isUnder(_ filed: Filed<Agreement>) -> Bool {
        guard let agreement else {
            return owedChannel != nil && owedChannel == filed.record.mandatoryChannel
        }
        return agreement == filed.id
    }
}

extension ClockReading {
    /// Whether it is the clock of a reply.
    fileprivate var isReply: Bool {
        [ClockName.reply, .urgentReply, .callReply].contains(name)
    }
}

extension ChannelStanding {
    /// Counts a letter by the way that it took.
    fileprivate mutating func count(_ letter: Correspondence) {
        if letter.direction == .incoming { incoming += 1 } else { outgoing += 1 }
        guard letter.owedChannel != nil else { return }
        byOtherChannel += 1
        if letter.urgency == .urgentRescue { urgent += 1 }
        if letter.agreement == nil { namingNone += 1 }
    }
}

extension NoteStanding {
    /// Counts the note that a letter owes or owed; answers the letter where that is overdue.
    fileprivate mutating func count(
        _ letter: Filed<Correspondence>,
        _ clock: ClockReading?,
        at now: Instant
    ) -> [OverdueLetters.Entry] {
        guard let clock, let due = clock.dueAt else {
            unknown += 1
            return []
        }
        switch clock.stoppedAt {
        case let stopped? where letter.record.followedBy != nil:
            if stopped <= due { inTime += 1 } else { late += 1 }
        // Stopped by something else than a note: the contact was closed before notes were asked for.
        case _?: unknown += 1
        case nil where now <= due: owed += 1
        case nil:
            overdue += 1
            return [(due, letter.id)]
        }
        return []
    }
}

extension ReplyStanding {
    /// Counts a reply that is to come; answers the letter where that is overdue.
    fileprivate mutating func count(
        _ letter: Filed<Correspondence>,
        _ clock: ClockReading,
        at now: Instant
    ) -> [OverdueLetters.Entry] {
        guard let due = clock.dueAt, due < now else {
            outstanding += 1
            return []
        }
        overdue += 1
        return [(due, letter.id)]
    }
}
