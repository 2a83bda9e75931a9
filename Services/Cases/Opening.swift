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
            let filed = try desk.file(
                Opening.file(
                    from: report,
                    request,
                    on: VietnameseTime.date(of: request.occurred?.at ?? desk.now)
                ),
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
    /// The file as the report tells it, in the province that is in charge on the day it begins.
    static func file(
        from report: Filed<Report>,
        _ request: OpenCase,
        on day: CalendarDate
    ) -> CaseFile {
        var file = CaseFile(
            province: .haNoi,
            report: report.id,
            offence: .other,
            transnational: request.transnational,
            victims: report.record.people.map {
                LinkedVictim(victim: $0, supporters: report.record.supporters)
            },
            summary: request.summary
        )
        file.province =
            report.record.province.known.map { Word($0.name(on: day)) }
            ?? report.record.province
        file.offence = request.offence
        file.countries = report.record.countries
        file.forms = report.record.forms
        file.begunOn = day
        return file
    }

    /// Police and border guard that worked on the report go on working on the file.
    static func partners(of report: Filed<Report>, beside unit: OrgID) -> [OrgID] {
        let investigating: [OrgID] = ["VN/GOV/MPS", "VN/GOV/MOD"]
        return ([report.owner] + report.filing.assigned).filter { partner in
            partner != unit && investigating.contains { $0.contains(partner) }
        }
    }

    /// Refuses an offence or a ground that no list knows, and a conclusion while somebody in the file may
    /// be a victim.
    @Sendable
    static func check(_ step: StepTaken<CaseFile>, _ desk: WritingDesk) throws {
        switch step.to {
        case .opened:
            guard step.facts[.offence].flatMap({ Offence(rawValue: $0) }) != nil else {
                throw CasesRefusal.invalid("facts.offence", "vocabulary.unrecognized")
            }
        case .suspended:
            let ground = step.facts[.suspensionGround].flatMap { SuspensionGround(rawValue: $0) }
            guard ground != nil else {
                throw CasesRefusal.invalid(
                    "facts.suspensionGround",
                    "vocabulary.unrecognized"
                )
            }
        case .concluded:
            for undecided in [Facet("possibleVictim", "yes"), Facet("screening", "pending")] {
                let suspects = try desk.every(
                    Suspect.self,
                    facets: [.caseFile(step.id), undecided],
                    states: Suspects.active
                )
                guard suspects.isEmpty else { throw CasesRefusal.possibleVictim }
            }
        default:
            break
        }
    }

    /// Notes the opening decision, and lets the procuracy, or whoever takes the file over, read it.
    @Sendable
    static func effect(_ step: inout StepTaken<CaseFile>, _ desk: WritingDesk) {
        switch step.to {
        case .opened:
            step.assignRecipient()
            if let offence = step.facts[.offence] { step.record.offence = Word(text: offence) }
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
        case .prosecuted:
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
                sentence: FreeText(sentence)
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

extension CaseFile.State {
    /// States in which nothing is added to a file until it is reopened.
    static let resting: Set<CaseFile.State> = [
        .notOpened, .terminated, .finalJudgment, .transferred,
    ]
}
