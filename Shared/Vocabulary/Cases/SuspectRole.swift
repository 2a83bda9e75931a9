/// What a suspect did in the trafficking.
///
/// The names are those of HTCDS v2.0 (IOM, CC BY 4.0), field `per_RoleInProcess`.
public enum SuspectRole: String, ClosedList {
    /// Travelled with the victim.
    case travellingPartner = "TravellingPartner"
    /// Carried the victim.
    case transporter = "Transporter"
    /// Recruited or mediated.
    case recruiter = "RecruiterOrIntermediary"
    /// Arranged the journey.
    case broker = "BrokerTravelAgent"
    /// Handed the victim over.
    case transferredIndividual = "TransferredIndividual"
    /// Kept the victim.
    case harbouredIndividual = "HarbouredIndividual"
    /// Sold the victim.
    case soldIndividual = "SoldIndividual"
    /// Bought the victim.
    case boughtIndividual = "BoughtIndividual"
    /// Took the victim in.
    case receivedIndividual = "ReceivedIndividual"
    /// Held the victim under control.
    case controlledIndividual = "ControlledIndividual"
    /// Took people over a border unlawfully.
    case smuggler = "Smuggler"
    /// Abused the victim.
    case abuser = "Abuser"
    /// Took the victim away by force.
    case kidnapper = "Kidnapper"
    /// Profited from the exploitation.
    case exploiter = "Exploiter"
    /// Another role.
    case other = "Other"

    public var label: Label {
        switch self {
        case .travellingPartner: Label(vi: "Người đi cùng", en: "Travelling partner")
        case .transporter: Label(vi: "Người vận chuyển", en: "Transporter")
        case .recruiter: Label(vi: "Người tuyển mộ, môi giới", en: "Recruiter or intermediary")
        case .broker: Label(vi: "Môi giới, đại lý du lịch", en: "Broker or travel agent")
        case .transferredIndividual: Label(vi: "Người chuyển giao", en: "Transferred the person")
        case .harbouredIndividual: Label(vi: "Người chứa chấp", en: "Harboured the person")
        case .soldIndividual: Label(vi: "Người bán", en: "Sold the person")
        case .boughtIndividual: Label(vi: "Người mua", en: "Bought the person")
        case .receivedIndividual: Label(vi: "Người tiếp nhận", en: "Received the person")
        case .controlledIndividual: Label(vi: "Người khống chế", en: "Controlled the person")
        case .smuggler: Label(vi: "Người đưa người trái phép", en: "Smuggler")
        case .abuser: Label(vi: "Người ngược đãi", en: "Abuser")
        case .kidnapper: Label(vi: "Người bắt cóc", en: "Kidnapper")
        case .exploiter: Label(vi: "Người bóc lột", en: "Exploiter")
        case .other: Label(vi: "Vai trò khác", en: "Another role")
        }
    }
}
