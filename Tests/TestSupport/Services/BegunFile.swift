public import RPC
public import ServiceContracts
public import Vocabulary
public import WireCodec

extension ServiceClient<Cases> {
    /// A case file that the caller, of the provincial police, begins from a letter that was confirmed.
    public func begunFile(at now: Instant, transnational: Bool = false) async throws -> CaseFileID {
        let report = Report(
            channel: .letter,
            receivedAt: now,
            province: .quangNinh,
            summary: FreeText("Đơn tố giác.")
        )
        let received = try await call(ReceiveReport(report: report))
        var version = received.version
        let steps: [(Report.State, StepFacts)] = [
            (.assigned, [.recipient: Officers.police.unit]),
            (.confirmed, [.finding: "Có căn cứ."]),
        ]
        for (state, facts) in steps {
            let step = TakeStep<Report>(
                id: received.report,
                seen: version,
                to: state,
                facts: facts
            )
            version = try await call(step).record?.version ?? 0
        }
        return try await call(
            OpenCase(report: received.report, offence: .article150, transnational: transnational)
        ).caseFile
    }
}
