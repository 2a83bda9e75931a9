import RPC
import ServiceContracts
import Vocabulary

extension ActCatalogue {
    /// Keyed writes that each file a record.
    static let writes = [
        Maker("report.receive") { act, options in
            _ = try await act.receiveReport(about: nil, options)
        },
        Maker("victim.register") { act, _ in
            _ = try await act.registerVictim()
        },
        Maker("letter.draft") { act, options in
            let bytes = options.size.pick(using: &act.random)
            let number = act.number
            try await act.file(
                Sheets.letter(
                    number,
                    about: [],
                    in: nil,
                    body: Sheets.text("\(act.run) \(number).", bytes: bytes)
                ),
                Correspondence.self,
                as: Part.consular
            ) { $0.filed.id }
        },
        Maker("report.work") { act, options in
            let victim = try await act.registerVictim()
            let received = try await act.receiveReport(about: victim, options)
            let assigned = try await act.call(
                Sheets.assignment(of: received.report, seen: received.version),
                as: Part.hotline
            ) { $0.record != nil }
            let confirmed = try await act.call(
                Sheets.confirmation(of: received.report, seen: assigned.version),
                as: Part.police
            ) { $0.record?.state == .known(.confirmed) }
            _ = confirmed
            try await act.file(
                OpenCase(report: received.report, offence: .article150, transnational: true),
                CaseFile.self,
                as: Part.police
            ) { $0.caseFile }
        },
    ]
}

extension StepOutcome {
    /// The version that the step made; 0, which no record has, while it awaits a second officer.
    var version: Int { record?.filing.version ?? 0 }
}

extension Performance {
    /// Registers a person whom nobody has met before; the officer's unit may then act for them.
    mutating func registerVictim(as officer: String = Part.hotline) async throws -> VictimRef {
        try await file(
            Sheets.registration(number, mark: run + " "),
            Victim.self,
            as: officer
        ) { $0.victim }.victim
    }

    /// Takes in a report.
    mutating func receiveReport(
        about victim: VictimRef?,
        _ options: ActOptions
    ) async throws -> ReceiveReport.Response {
        let bytes = options.size.pick(using: &random)
        return try await file(
            ReceiveReport(
                report: Sheets.report(
                    number,
                    about: victim,
                    at: stage.today,
                    summary: Sheets.text("\(run) \(number).", bytes: bytes)
                )
            ),
            Report.self,
            as: Part.hotline
        ) { $0.report }
    }
}
