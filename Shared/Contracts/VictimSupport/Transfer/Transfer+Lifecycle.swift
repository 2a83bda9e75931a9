public import Vocabulary

extension Transfer {
    /// Where a transfer stands.
    public enum State: String, ClosedList {
        /// The other body has not answered.
        case offered
        /// The other body is responsible.
        case accepted
        /// The other body does not take over.
        case declined
        /// Taken back.
        case withdrawn

        public var label: Label {
            switch self {
            case .offered: Label(vi: "Đang chờ trả lời", en: "Offered")
            case .accepted: Label(vi: "Đã nhận", en: "Accepted")
            case .declined: Label(vi: "Không nhận", en: "Declined")
            case .withdrawn: Label(vi: "Đã rút", en: "Withdrawn")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .offered) {
        Step(.offered, to: .accepted, by: .firstResponders, .caseworkers, within: .referralAnswer)
        Step(.offered, to: .declined, by: .firstResponders, .caseworkers, needs: [.reason])
        Step(.offered, to: .withdrawn, by: .firstResponders, .caseworkers, needs: [.reason])
    }
}
