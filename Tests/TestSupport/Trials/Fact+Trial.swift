import Vocabulary
import WireCodec

extension Fact {
    /// The unit that a trial names as recipient: one that has nothing to do with the record before.
    static let trialRecipient: OrgID = "VN/GOV/MPS/PROV/HPG"

    /// A value that every step admits which needs this fact.
    var trialValue: String {
        switch self {
        case .recipient: Self.trialRecipient.path
        case .issuer: "VN/GOV/MPS/PROV/QNI"
        case .decisionDate, .scheduledDate: "2026-06-30"
        case .extendedUntil: "2026-12-30"
        case .link: Identifier.random().text
        case .digest: String(repeating: "0a", count: 32)
        case .offence: "art150"
        case .suspensionGround: "suspectAbroad"
        case .gravity: "verySerious"
        case .gate: "mongCai"
        case .evidence: "rescuer"
        case .confirmationPaper: "rescuingBodyCertificate"
        case .finding, .reason, .documentNumber, .indictmentNumber, .verdict, .sentence,
            .minutesNumber, .remark, .compensation:
            "12/QĐ, như bảng yêu cầu"
        }
    }
}

extension StepFacts {
    /// All that a step needs to be told, but one.
    static func trial(_ needed: [Fact], without left: Fact? = nil) -> StepFacts {
        StepFacts(needed.filter { $0 != left }.map { Entry($0, $0.trialValue) })
    }
}
