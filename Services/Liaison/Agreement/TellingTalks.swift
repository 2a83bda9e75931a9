import Records
import ServiceContracts
import Vocabulary
import WireCodec

// How talks are kept: those of an agreement's series, and those that somebody asked for.

extension ReadingDesk {
    /// The series of talks that an agreement asks for, the nearest first.
    func cadences(of agreement: AgreementID) throws -> [CadenceStanding] {
        try all(MeetingSeries.self, facets: [Facet("agreement", agreement.loggable)])
            .map { try cadence($0) }
            .sorted {
                ($0.nextDue ?? .latest, $0.series) < ($1.nextDue ?? .latest, $1.series)
            }
    }

    private func cadence(_ filed: Filed<MeetingSeries>) throws -> CadenceStanding {
        let clock = try clocks(of: filed, tellingDecisions: false).last { $0.isRunning }
        let due = clock?.dueAt.map { VietnameseTime.date(of: $0) }
        let alarm = due.flatMap { day in
            AgreementAlarm(
                .talks,
                dueOn: day,
                today: today,
                partner: filed.record.partner,
                agreement: filed.record.agreement,
                series: filed.id
            )
        }
        let meetings = try all(Meeting.self, facets: [Facet("series", filed.id.loggable)])
        return CadenceStanding(
            series: filed.id,
            often: filed.state,
            level: filed.record.level,
            lastHeld: filed.record.lastHeld,
            nextDue: due,
            alarm: alarm?.level,
            talks: try talks(.regular, meetings)
        )
    }

    /// Talks with a partner that no series asks for: a record of them names the partner, not an agreement.
    func otherTalks(with partner: Word<Country>) throws -> [TalksStanding] {
        try [MeetingManner.urgent, .adhoc].map { manner in
            try talks(
                manner,
                all(
                    Meeting.self,
                    facets: [Facet("country", partner), Facet("manner", Word(manner))]
                )
            )
        }
    }

    private func talks(
        _ manner: MeetingManner,
        _ meetings: [Filed<Meeting>]
    ) throws -> TalksStanding {
        var talks = TalksStanding(manner)
        let held = try meetings.filter { [.held, .minutesSigned].contains($0.known) }
            .map { (meeting: $0, at: try heldAt($0)) }
            .sorted { ($0.at, $0.meeting.id) < ($1.at, $1.meeting.id) }
        let unminuted = held.map(\.meeting).filter { $0.state == .held }
        talks.ahead = meetings.count { [.planned, .invited].contains($0.known) }
        talks.cancelled = meetings.count { $0.state == .cancelled }
        talks.unminuted = unminuted.count
        talks.minuted = held.count - unminuted.count
        talks.last = held.last?.meeting.id
        talks.lastOn = held.last.map { VietnameseTime.date(of: $0.at) }
        talks.withoutMinutes = unminuted.prefix(AgreementStanding.mostNamed).map(\.id)
        talks.commitments = try commitments(of: meetings.filter { $0.state == .minutesSigned })
        return talks
    }

    /// When talks were held; their minutes are signed later.
    private func heldAt(_ meeting: Filed<Meeting>) throws -> Instant {
        try passage(of: meeting.id, as: Meeting.self).last { $0.state == .held }?.occurred.at
            ?? meeting.filing.occurred.at
    }

    /// What bodies took on in minutes, and what became of it.
    private func commitments(of meetings: [Filed<Meeting>]) throws -> CommitmentStanding {
        var standing = CommitmentStanding()
        var overdue: [Filed<PlanTask>] = []
        for meeting in meetings where !meeting.record.commitments.isEmpty {
            standing.takenOn += meeting.record.commitments.count
            for task in try all(PlanTask.self, facets: [Facet("meeting", meeting.id.loggable)]) {
                switch task.known {
                case .completed: standing.done += 1
                case .cancelled: standing.withdrawn += 1
                case .assigned, .accepted, .reporting:
                    if task.isOverdue(on: today) {
                        overdue.append(task)
                    } else {
                        standing.open += 1
                    }
                }
            }
        }
        standing.overdue = overdue.count
        standing.overdueTasks = overdue.sorted {
            ($0.record.due ?? .latest, $0.id) < ($1.record.due ?? .latest, $1.id)
        }.prefix(AgreementStanding.mostNamed).map(\.id)
        return standing
    }
}

extension Filed<PlanTask> {
    /// Whether it is to be done and its last day is past.
    func isOverdue(on day: CalendarDate) -> Bool {
        guard let due = record.due else { return false }
        return due < day && ![.completed, .cancelled].contains(known)
    }
}
