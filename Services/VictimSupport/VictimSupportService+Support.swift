import RPC
import Records
import ServiceContracts
import ServiceKit

/// The kinds of record that support consists of, with their routes.
extension VictimSupportService {
    static let supportTypes: [RecordType] = [
        RecordType(NeedsAssessment.self, onEntry: Supporting.entry),
        RecordType(SupportPlan.self, onEntry: Supporting.entry, onStep: Supporting.plan),
        RecordType(SupportService.self, onEntry: Supporting.entry, onStep: Supporting.service),
        RecordType(Application.self, onEntry: Supporting.entry),
        RecordType(FollowUp.self, onEntry: Supporting.entry),
        RecordType(Facility.self),
        RecordType(
            Stay.self,
            guarding: Sheltering.check,
            onEntry: Sheltering.entry,
            onStep: Sheltering.effect
        ),
    ]

    var supportRoutes: [Route<VictimSupport>] {
        RecordRoutes<NeedsAssessment>(keeper).all
            + RecordRoutes<SupportPlan>(keeper).all
            + RecordRoutes<SupportService>(keeper).all
            + RecordRoutes<Application>(keeper).all
            + RecordRoutes<FollowUp>(keeper).all
            + RecordRoutes<Facility>(keeper).all
            + RecordRoutes<Stay>(keeper).all
    }
}
