import Records
import ServiceContracts
public import ServiceKit
import Vocabulary
import WireCodec

extension CasesService: SyntheticService {
    /// Files made-up reports, and with some of them a case file and a suspect.
    public func synthesise(_ batch: SyntheticBatch) async throws {
        try await keeper.makeReady(batch.numbers.count * Synthesising.recordsEach)
        _ = try await keeper.write(batch.context) { desk in
            for number in batch.numbers {
                var random = batch.random(number)
                try Synthesising.file(number, &random, at: desk)
            }
            return batch.numbers.count
        }
    }
}

/// What a report that is made up says, and what comes of it.
private enum Synthesising {
    /// At most: a report, its case file, a suspect and the suspect's identity.
    static let recordsEach = 4

    static func file(_ number: Int, _ random: inout SyntheticRandom, at desk: WritingDesk) throws {
        let province = random.province()
        let body = random.chance(70) ? "VN/GOV/MPS/PROV" : "VN/GOV/MOD/BG"
        let owner = random.unit(of: province, below: body)
        let partner = random.unit(of: province, below: "VN/GOV/MOD/BG")
        let assigned = owner != partner && random.chance(15) ? [partner] : []
        let report = report(of: province, before: desk.now, &random)
        _ = try desk.file(
            try desk.registered(report, by: owner),
            id: ReportID(random.identifier(number: number)),
            owner: owner,
            assigned: assigned,
            visibility: random.visibility(),
            handling: random.handling(),
            occurred: Occurrence(at: report.receivedAt)
        )
        guard random.chance(25) else { return }
        let begun = CaseFile(
            province: province,
            offence: random.one(weighted: [(.article150, 70), (.article151, 30)]),
            transnational: !report.countries.isEmpty,
            countries: report.countries.compactMap(\.known),
            forms: report.forms.compactMap(\.known),
            summary: report.summary
        )
        let file = try desk.file(
            try desk.registered(begun, by: owner),
            id: CaseFileID(random.identifier(number: number)),
            owner: owner,
            assigned: assigned
        )
        guard random.chance(50) else { return }
        let suspect = try desk.file(
            Suspect(
                caseFile: file.id,
                roles: [random.one(of: [.recruiter, .transporter, .broker, .exploiter])],
                possibleVictim: random.chance(10)
            ),
            id: SuspectID(random.identifier(number: number)),
            owner: owner,
            assigned: assigned
        )
        let gender: Gender = random.chance(60) ? .masculine : .feminine
        _ = try desk.file(
            SuspectIdentity(identity: random.person(gender, from: province)),
            id: suspect.id,
            owner: owner
        )
    }

    private static func report(
        of province: Province,
        before now: Instant,
        _ random: inout SyntheticRandom
    ) -> Report {
        Report(
            channel: random.oneSkewed(of: ReportChannel.allCases),
            receivedAt: random.moment(before: now),
            province: province,
            countries: random.chance(70) ? [random.destination()] : [],
            forms: [random.oneSkewed(of: FormOfExploitation.allCases)],
            summary: FreeText(
                "Tin báo mẫu: một người ở \(random.commune(in: province)) được hứa việc làm rồi mất liên lạc."
            )
        )
    }
}
