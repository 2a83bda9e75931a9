import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

extension LiaisonService {
    /// Writes minutes down, and files a task for each thing that a body of ours took on.
    func signMeetingMinutes(
        _ request: SignMeetingMinutes,
        in context: CallContext
    ) async throws -> SignMeetingMinutes.Response {
        try request.check()
        return try await keeper.write(context) { desk in
            let outcome = try desk.step(
                request.id,
                as: Meeting.self,
                seen: request.seen,
                to: .minutesSigned,
                occurred: Occurrence(at: request.signedAt)
            ) { meeting in
                meeting.minutes = request.minutes
                meeting.commitments = request.commitments
            }
            guard let filed = outcome.record else {
                preconditionFailure("signing minutes needs no second officer")
            }
            let tasks = try request.commitments.map { try desk.file($0, of: filed).id }
            return .init(filed: filed, tasks: tasks)
        }
    }
}

extension SignMeetingMinutes {
    /// Checks what no type checks.
    func check() throws(ServiceError) {
        var checks = FieldChecks()
        checks.text("minutes", minutes, 1...65_536)
        checks.list("commitments", commitments, most: 50)
        for (place, commitment) in commitments.enumerated() {
            checks.text("commitments[\(place)].text", commitment.text, 1...4_000)
        }
        try checks.refuse()
    }
}

extension WritingDesk {
    /// Files what a body took on as its task.
    func file(_ commitment: Commitment, of meeting: Filed<Meeting>) throws -> Filed<PlanTask> {
        try file(
            PlanTask(
                year: VietnameseTime.date(of: now).year,
                title: commitment.text,
                lead: commitment.body,
                due: commitment.due,
                meeting: meeting.id
            ),
            owner: meeting.owner,
            assigned: commitment.body == meeting.owner ? [] : [commitment.body],
            visibility: PlanTask.visibility,
            // What was agreed under a handling code is passed on under it.
            handling: meeting.filing.handling.known ?? .restricted
        )
    }
}

/// What the table of meetings cannot say.
enum Talks {
    /// Regular talks that were held start the clock of the next ones, at the moment when they were held.
    @Sendable
    static func follow(_ step: inout StepTaken<Meeting>, _ desk: WritingDesk) throws {
        guard step.to == .held, let id = step.record.series else { return }
        try desk.noteTalks(in: id, at: step.filing.occurred)
    }
}

extension WritingDesk {
    /// Notes in a series that talks were held; a series that has ended stays as it is.
    func noteTalks(in series: MeetingSeriesID, at occurred: Occurrence) throws {
        let filed = try fetch(series, as: MeetingSeries.self)
        let state = filed.known
        guard state != .ended else { return }
        let day = VietnameseTime.date(of: occurred.at)
        // Talks that are written down late move no clock back.
        if let last = filed.record.lastHeld, last >= day { return }
        _ = try step(
            series,
            as: MeetingSeries.self,
            seen: filed.version,
            to: state,
            occurred: occurred
        ) { $0.lastHeld = day }
    }
}
