import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Vocabulary

// What cases refuses of measures.

extension BadCallTests {
    var measures: [BadCall<CasesScene>] {
        func measure(
            _ name: String,
            _ indicators: [Word<PlanIndicator>],
            year: Int = 2_024
        ) -> BadCall<CasesScene> {
            BadCall(name) { scene in
                try await scene.refused(
                    CasesPlanPart(indicators: indicators, year: year),
                    as: Officers.steering
                )
            }
        }
        return [
            measure("one target measured twice", [Word(.casesTried), Word(.casesTried)]),
            measure("targets of a year that no plan is for", [Word(.casesTried)], year: 1_999),
        ]
    }
}
