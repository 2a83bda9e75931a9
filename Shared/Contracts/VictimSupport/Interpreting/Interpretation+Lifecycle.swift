public import Vocabulary

extension Interpretation {
    /// Where an interpretation stands.
    public enum State: String, ClosedList {
        /// Not yet agreed.
        case proposed
        /// No conflict is known.
        case confirmed
        /// It took place.
        case held
        /// A conflict, or no time.
        case declined
        /// Not needed.
        case cancelled

        public var label: Label {
            switch self {
            case .proposed: Label(vi: "Đề nghị", en: "Proposed")
            case .confirmed: Label(vi: "Đã xác nhận", en: "Confirmed")
            case .held: Label(vi: "Đã thực hiện", en: "Held")
            case .declined: Label(vi: "Không nhận", en: "Declined")
            case .cancelled: Label(vi: "Huỷ", en: "Cancelled")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .proposed) {
        Step(.proposed, to: .confirmed, by: .caseworkers, .rescuers)
        Step(.proposed, to: .declined, by: .caseworkers, .rescuers, needs: [.reason])
        Step(.proposed, to: .cancelled, by: .caseworkers, .rescuers, needs: [.reason])
        Step(.confirmed, to: .held, by: .caseworkers, .rescuers)
        Step(.confirmed, to: .declined, by: .caseworkers, .rescuers, needs: [.reason])
        Step(.confirmed, to: .cancelled, by: .caseworkers, .rescuers, needs: [.reason])
    }
}
