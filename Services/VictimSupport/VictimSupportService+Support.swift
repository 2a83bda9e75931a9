import RPC
import Records
import ServiceContracts
import ServiceKit

/// The kinds of record that support consists of, with their routes.
extension VictimSupportService {
    static func supportTypes(_ index: BlindIndex) -> [RecordType] {
        help + shelter + [
            RecordType(
                Guardianship.self,
                guarding: Guarding.check,
                onEntry: Guarding.entry,
                onStep: { try Guarding.effect(&$0, $1) }
            ),
            RecordType(HotlineCall.self, onEntry: Calling.entry, onStep: Calling.effect),
            RecordType(Interpreter.self),
            RecordType(
                Interpretation.self,
                guarding: { try Interpreting.check($0, $1, index: index) },
                onEntry: { try Interpreting.entry(&$0, $1, index: index) }
            ),
            RecordType(
                EmbassyNotice.self,
                guarding: Notifying.check,
                onEntry: Notifying.entry
            ),
            RecordType(
                Transfer.self,
                guarding: Transferring.check,
                onEntry: Transferring.entry,
                onStep: Transferring.effect
            ),
            RecordType(TraceRequest.self, onEntry: Supporting.entry),
            RecordType(
                TransferRequest.self,
                guarding: Requesting.check,
                onStep: Requesting.effect
            ),
            RecordType(ScreeningQuestion.self, onStep: Questioning.effect),
            RecordType(GuardianQuestion.self, onStep: { try Guarding.effect(&$0, $1) }),
        ]
    }

    private static let help: [RecordType] = [
        RecordType(
            NeedsAssessment.self,
            onEntry: Supporting.entry,
            onStep: Assessing.effect
        ),
        RecordType(
            SupportPlan.self,
            guarding: Assessing.check,
            onEntry: Supporting.begin,
            onStep: Supporting.plan
        ),
        RecordType(SupportService.self, onEntry: Entitling.service, onStep: Supporting.service),
        RecordType(
            Application.self,
            guarding: Entitling.granting,
            onEntry: Entitling.application
        ),
        RecordType(FollowUp.self, onEntry: Supporting.entry),
    ]

    private static let shelter: [RecordType] = [
        RecordType(
            Facility.self,
            guarding: Sheltering.closing,
            onStep: Sheltering.declaring
        ),
        RecordType(
            Stay.self,
            guarding: Sheltering.check,
            onEntry: Sheltering.entry,
            onStep: Sheltering.effect
        ),
    ]

    var supportRoutes: [Route<VictimSupport>] {
        let kinds: [[Route<VictimSupport>]] = [
            RecordRoutes<NeedsAssessment>(keeper).all,
            RecordRoutes<SupportPlan>(keeper).all,
            RecordRoutes<SupportService>(keeper).all,
            RecordRoutes<Application>(keeper).all,
            RecordRoutes<FollowUp>(keeper).all,
            RecordRoutes<Facility>(keeper).all,
            RecordRoutes<Stay>(keeper).all,
            RecordRoutes<Guardianship>(keeper).all,
            RecordRoutes<HotlineCall>(keeper).all,
            RecordRoutes<Interpreter>(keeper).all,
            RecordRoutes<Interpretation>(keeper).all,
            RecordRoutes<EmbassyNotice>(keeper).all,
            RecordRoutes<Transfer>(keeper).all,
            RecordRoutes<TraceRequest>(keeper).all,
            RecordRoutes<TransferRequest>(keeper).all,
            RecordRoutes<ScreeningQuestion>(keeper).all,
            RecordRoutes<GuardianQuestion>(keeper).all,
        ]
        return kinds.flatMap { $0 }
    }
}
