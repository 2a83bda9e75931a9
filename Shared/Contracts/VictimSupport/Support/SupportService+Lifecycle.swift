public import Vocabulary

extension SupportService {
    /// Where a service stands.
    public enum State: String, ClosedList {
        /// The body that is to give it has not answered.
        case ordered
        /// It will be given.
        case accepted
        /// It was given.
        case delivered
        /// The body cannot give it.
        case declined
        /// It is not wanted any more.
        case cancelled

        public var label: Label {
            switch self {
            case .ordered: Label(vi: "Đã đề nghị", en: "Ordered")
            case .accepted: Label(vi: "Đã nhận", en: "Accepted")
            case .delivered: Label(vi: "Đã thực hiện", en: "Delivered")
            case .declined: Label(vi: "Bị từ chối", en: "Declined")
            case .cancelled: Label(vi: "Huỷ", en: "Cancelled")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .ordered) {
        Step(.ordered, to: .accepted, by: .caseworkers)
        Step(.ordered, to: .declined, by: .caseworkers, needs: [.reason])
        Step(.ordered, to: .cancelled, by: .caseworkers, needs: [.reason])
        Step(.accepted, to: .delivered, by: .caseworkers, needs: [.finding])
        Step(.accepted, to: .cancelled, by: .caseworkers, needs: [.reason])
    }
}
