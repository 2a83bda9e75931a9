import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

extension LiaisonService {
    /// Notes what takes an agreement's place, once a second officer approves.
    func supersedeAgreement(
        _ request: SupersedeAgreement,
        in context: CallContext
    ) async throws -> StepOutcome<Agreement> {
        try await keeper.write(context) { desk in
            let filed = try desk.fetch(request.id, as: Agreement.self)
            let successor = try desk.referred("successor") {
                try desk.fetch(request.successor, as: Agreement.self)
            }
            guard successor.record.partner == filed.record.partner, successor.id != filed.id,
                [.signed, .inForce].contains(successor.known)
            else { throw LiaisonRefusal.invalid("successor", "unknown") }
            return try desk.step(
                request.id,
                as: Agreement.self,
                seen: request.seen,
                to: .superseded,
                facts: [.link: request.successor.loggable]
            ) { $0.successor = request.successor }
        }
    }

    /// What is near or past its day, of what the caller reads.
    func agreementAlarms(
        _ request: AgreementAlarms,
        in context: CallContext
    ) async throws -> AgreementAlarms.Response {
        try await keeper.read(context) { desk in
            let today = VietnameseTime.date(of: desk.now)
            let facets = request.partner.map { [Facet("country", $0)] } ?? []
            let agreements = try desk.all(
                Agreement.self,
                facets: facets,
                in: [.inForce, .underReview, .amended]
            )
            let series = try desk.all(
                MeetingSeries.self,
                facets: facets,
                in: MeetingSeries.State.withClock
            )
            var alarms = agreements.flatMap { $0.alarms(on: today) }
            for filed in series {
                let clock = try desk.clocks(of: filed.id, as: MeetingSeries.self)
                    .last { $0.isRunning }
                guard let due = clock?.dueAt else { continue }
                let alarm = AgreementAlarm(
                    .talks,
                    dueOn: VietnameseTime.date(of: due),
                    today: today,
                    partner: filed.record.partner,
                    agreement: filed.record.agreement,
                    series: filed.id
                )
                if let alarm { alarms.append(alarm) }
            }
            return .init(alarms: alarms.sorted { $0.dueOn < $1.dueOn })
        }
    }
}

extension Filed<Agreement> {
    /// The agreement's own days.
    func alarms(on today: CalendarDate) -> [AgreementAlarm] {
        let days: [(AlarmSubject, CalendarDate?)] = [
            (.review, record.reviewBy), (.expiry, record.expiresOn),
        ]
        return days.compactMap { subject, day in
            day.flatMap {
                AgreementAlarm(
                    subject,
                    dueOn: $0,
                    today: today,
                    partner: record.partner,
                    agreement: id
                )
            }
        }
    }
}

extension MeetingSeries.State {
    /// Those that a clock runs in.
    static var withClock: [MeetingSeries.State] { allCases.filter { $0.clock != nil } }
}

extension ReadingDesk {
    /// Every record of a kind that the caller reads, page by page.
    func all<R: Record>(
        _ type: R.Type,
        facets: [Facet] = [],
        in states: [R.State] = []
    ) throws -> [Filed<R>] {
        var found: [Filed<R>] = []
        var cursor: Bytes?
        repeat {
            let page = try list(
                R.self,
                facets: facets,
                states: states,
                limit: 200,
                after: cursor
            )
            found += page.records.compactMap(\.content)
            cursor = page.next
        } while cursor != nil
        return found
    }
}

/// What the table of agreements cannot say.
enum Signing {
    /// The days that a step was told stand in the agreement, where it names none yet.
    @Sendable
    static func note(_ step: inout StepTaken<Agreement>, _ desk: WritingDesk) throws {
        let day = step.facts[.decisionDate].flatMap { CalendarDate($0) }
        switch step.to {
        case .signed: step.record.signedOn = step.record.signedOn ?? day
        case .inForce where step.from == .signed:
            step.record.inForceFrom = step.record.inForceFrom ?? day
        case .expired: step.record.expiresOn = step.record.expiresOn ?? day
        default: break
        }
    }
}
