public import Vocabulary

extension TransferRequest {
    /// Where a request for a person's record stands.
    public enum State: String, ClosedList {
        /// Not yet answered.
        case asked
        /// Whoever asks reads the person's record.
        case granted
        /// They do not.
        case declined

        public var label: Label {
            switch self {
            case .asked: Label(vi: "Đang chờ trả lời", en: "Asked")
            case .granted: Label(vi: "Đã đồng ý", en: "Granted")
            case .declined: Label(vi: "Không đồng ý", en: "Declined")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .asked) {
        Step(
            .asked,
            to: .granted,
            by: .firstResponders,
            .caseworkers,
            within: .referralAnswer
        )
        Step(.asked, to: .declined, by: .firstResponders, .caseworkers, needs: [.reason])
    }
}
