import RPC
import ServiceContracts
import TestSupport
import VictimSupportServer
import Vocabulary
import WireCodec

// What is refused of plans that follow no assessment.

extension SupportBadCalls {
    static let plans: [BadCall<VictimScene>] = [
        BadCall("a plan on another person's assessment") { scene in
            var plan = try await scene.plan()
            plan.assessment = try await scene.assessed().id
            return try await scene.refused(FileRecord(plan), as: Officers.health)
        },
        BadCall("a plan for somebody whose needs nobody looked at") { scene in
            var plan = try await scene.plan()
            plan.assessment = nil
            let filed = try await scene.client(Officers.health).call(FileRecord(plan))
            return try await scene.refused(
                TakeStep<SupportPlan>(
                    id: filed.id,
                    seen: filed.version,
                    to: .assessed,
                    facts: [.finding: "Đã trao đổi."]
                ),
                as: Officers.health
            )
        },
    ]
}
