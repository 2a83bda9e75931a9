import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// Beginning a case file, and what its steps bring about.
extension CasesService {
    /// Begins a file from a confirmed report; for a report that has one, answers it.
    func openCase(
        _ request: OpenCase,
        in context: CallContext
    ) async throws -> OpenCase.Response {
        try await keeper.write(context) { desk in
            let report = try desk.fetch(request.report, as: Report.self)
            if let file = report.record.caseFile {
                guard let filed = try desk.unchecked(file, as: CaseFile.self) else {
                    throw ServiceError.noSuchRecord
                }
                return .init(caseFile: filed.id, version: filed.version)
            }
            guard report.state == .confirmed else { throw CasesRefusal.reportNotConfirmed }
            let begun = Opening.file(
                from: report,
                request,
                on: VietnameseTime.date(of: request.occurred?.at ?? desk.now)
            )
            let filed = try desk.file(
                try desk.registered(begun, by: try desk.viewer.ownUnit),
                owner: try desk.viewer.ownUnit,
                assigned: Opening.partners(of: report, beside: try desk.viewer.ownUnit),
                occurred: request.occurred
            )
            _ = try desk.step(
                report.id,
                as: Report.self,
                seen: report.version,
                to: .linkedToCase,
                facts: [.link: filed.id.loggable],
                occurred: request.occurred
            ) { $0.caseFile = filed.id }
            return .init(caseFile: filed.id, version: filed.version)
        }
    }
}

/// What the table of case files cannot say.
enum Opening {
    /// Suspects of one file who are looked at before it is concluded or prosecuted, or shown to who it goes to: several
    /// times those of the largest case, and few enough to read at once.
    private static let suspectLimit = 2_000

    /// The file as the report tells it, in the province that is in charge on the day it begins.
    static func file(
        from report: Filed<Report>,
        _ request: OpenCase,
        on day: CalendarDate
    ) -> CaseFile {
        CaseFile(
            province: report.record.province.known.map { Word($0.name(on: day)) }
                ?? report.record.province,
            report: report.id,
            offence: request.offence,
            transnational: request.transnational,
            countries: report.record.countries,
            forms: report.record.forms,
            victims: report.record.people.map {
                LinkedVictim(victim: $0, supporters: report.record.supporters)
            },
            summary: request.summary,
            begunOn: day
        )
    }

    /// Police and border guard that worked on the report go on working on the file.
    static func partners(of report: Filed<Report>, beside unit: OrgID) -> [OrgID] {
        let investigating: [OrgID] = ["VN/GOV/MPS", "VN/GOV/MOD"]
        return ([report.owner] + report.filing.assigned).filter { partner in
            partner != unit && investigating.contains { $0.contains(partner) }
        }
    }

    /// Refuses an offence or a ground that no list knows, a conclusion while somebody in the file may be a
    /// victim, and a prosecution before everybody in it was screened for that.
    @Sendable
    static func check(_ step: StepTaken<CaseFile>, _ desk: WritingDesk) throws {
        switch step.to {
        case .opened:
            guard let offence = step.facts[.offence].flatMap({ Offence(rawValue: $0) }) else {
                throw CasesRefusal.invalid("facts.offence", "vocabulary.unrecognized")
            }
            try checkGravity(of: offence, as: step.facts[.gravity])
        case .suspended:
            let ground = step.facts[.suspensionGround].flatMap { SuspensionGround(rawValue: $0) }
            guard let ground else {
                throw CasesRefusal.invalid(
                    "facts.suspensionGround",
                    "vocabulary.unrecognized"
                )
            }
            try Resuming.check(step, on: ground)
        case .concluded:
            let undecided = try suspects(in: step.id, at: desk).filter { filed in
                filed.record.possibleVictim || filed.record.screening?.known == .pending
            }
            try Screenings.refuse(
                over: undecided.map { ($0, CasesRefusal.possibleVictim) },
                to: desk.viewer
            )
        case .prosecuted:
            try checkScreened(everybodyIn: step.id, at: desk)
        default:
            break
        }
    }

    /// Prosecuting a file is prosecuting everybody in it against whom something goes on: each was screened
    /// for that, as recently as for an indictment of theirs alone.
    private static func checkScreened(
        everybodyIn file: CaseFileID,
        at desk: WritingDesk
    ) throws {
        var held: [(suspect: Filed<Suspect>, why: ServiceError)] = []
        for suspect in try suspects(in: file, at: desk) {
            do throws(ServiceError) {
                try Screenings.admit(.prosecution, of: suspect.record, at: desk)
            } catch {
                held.append((suspect, error))
            }
        }
        try Screenings.refuse(over: held, to: desk.viewer)
    }

    /// The suspects of a file against whom something goes on.
    private static func suspects(
        in file: CaseFileID,
        at desk: WritingDesk
    ) throws -> [Filed<Suspect>] {
        try desk.every(
            Suspect.self,
            facets: [.caseFile(file)],
            states: Suspects.active,
            limit: suspectLimit
        )
    }

    /// How serious the offence is must be told, unless the law says enough of every clause of it.
    private static func checkGravity(of offence: Offence, as told: String?) throws {
        guard let told else {
            guard offence.leastGravity != nil else {
                throw CasesRefusal.invalid("facts.gravity", "missing")
            }
            return
        }
        guard let gravity = OffenceGravity(rawValue: told) else {
            throw CasesRefusal.invalid("facts.gravity", "vocabulary.unrecognized")
        }
        let order = OffenceGravity.allCases
        guard let least = offence.leastGravity, let place = order.firstIndex(of: gravity),
            let floor = order.firstIndex(of: least)
        else { return }
        guard place >= floor else {
            throw CasesRefusal.invalid("facts.gravity", "contradicts.offence")
        }
    }

    /// Lets the procuracy or the court that a file goes to read whoever is already in it; whoever is added
    /// later is shown to every body of the file.
    private static func showSuspects(of step: StepTaken<CaseFile>, at desk: WritingDesk) throws {
        guard let unit = step.facts[.recipient].flatMap({ OrgID($0) }) else { return }
        let suspects = try desk.every(
            Suspect.self,
            facets: [.caseFile(step.id)],
            limit: suspectLimit
        )
        for suspect in suspects where suspect.owner != unit {
            // Of a victim only bodies that judge read.
            let isJudging = Screenings.judging.contains { $0.contains(unit) }
            guard isJudging || suspect.record.screening?.known != .victim,
                !suspect.filing.assigned.contains(unit)
            else { continue }
            try desk.follow(suspect.id, as: Suspect.self) { _, filing in
                filing.assigned.append(unit)
            }
        }
    }

    /// Notes the opening decision, and lets the procuracy, the court, or whoever takes the file over, read it.
    @Sendable
    static func effect(_ step: inout StepTaken<CaseFile>, _ desk: WritingDesk) throws {
        try step.register(at: desk)
        switch step.to {
        case .opened:
            step.assignRecipient()
            try showSuspects(of: step, at: desk)
            if let offence = step.facts[.offence] { step.record.offence = Word(text: offence) }
            let least = step.record.offence.known?.leastGravity
            step.record.gravity =
                step.facts[.gravity].map { Word(text: $0) } ?? least.map { Word($0) }
            step.startInvestigation(since: step.decisionDate, now: desk.now)
            if let number = step.facts[.documentNumber],
                let date = step.decisionDate,
                let procuracy = step.facts[.recipient].flatMap({ OrgID($0) })
            {
                step.record.opening = OpeningDecision(
                    number: FreeText(number),
                    date: date,
                    procuracy: procuracy
                )
            }
        case .notOpened, .transferred:
            step.assignRecipient()
        case .investigating where step.from != .opened:
            // Resumed, reopened, or returned by the procuracy: the limit is reckoned anew.
            step.startInvestigation()
        case .suspended:
            try Resuming.rest(&step, at: desk)
        case .concluded:
            step.starts = (step.gravity?.prosecution).map { [$0] } ?? []
        case .prosecuted:
            step.assignRecipient()
            try showSuspects(of: step, at: desk)
            guard let number = step.facts[.indictmentNumber], let date = step.decisionDate else {
                return
            }
            step.record.indictment = Indictment(number: FreeText(number), date: date)
        case .tried:
            guard let verdict = step.facts[.verdict], let sentence = step.facts[.sentence] else {
                return
            }
            step.record.judgment = Judgment(
                verdict: FreeText(verdict),
                sentence: FreeText(sentence),
                compensation: step.facts[.compensation].map { FreeText($0) }
            )
        case .finalJudgment:
            let day = step.decisionDate
            step.record.judgment?.finalOn = day
        default:
            break
        }
    }
}

extension StepTaken {
    /// The day of the decision that the step was told.
    var decisionDate: CalendarDate? { facts[.decisionDate].flatMap { CalendarDate($0) } }
}

extension StepTaken<CaseFile> {
    /// How serious the offence of the file is, as far as it can be known.
    fileprivate var gravity: OffenceGravity? {
        record.gravity?.known ?? record.offence.known?.leastGravity
    }

    /// Starts the clock of the investigation, from the day of the decision where there is one.
    fileprivate mutating func startInvestigation(
        since day: CalendarDate? = nil,
        now: Instant? = nil
    ) {
        starts = (gravity?.investigation).map { [$0] } ?? []
        guard let day, let now, day < VietnameseTime.date(of: now) else { return }
        startedAt = VietnameseTime.start(of: day)
    }
}

extension CaseFile.State {
    /// States in which nothing is added to a file until it is reopened.
    static let resting: Set<CaseFile.State> = [
        .notOpened, .terminated, .finalJudgment, .transferred,
    ]
}
