public import Vocabulary

extension TraceRequest {
    /// Where a request to trace somebody stands.
    public enum State: String, ClosedList {
        /// Looked for.
        case open
        /// Somebody known here is the person.
        case found
        /// Those who look know.
        case told
        /// Found, and does not want to be known.
        case untold
        /// Not looked for any more.
        case closed

        public var label: Label {
            switch self {
            case .open: Label(vi: "Đang tìm", en: "Open")
            case .found: Label(vi: "Đã tìm thấy", en: "Found")
            case .told: Label(vi: "Đã báo tin", en: "Told")
            case .untold: Label(vi: "Không báo tin theo nguyện vọng", en: "Not told")
            case .closed: Label(vi: "Kết thúc", en: "Closed")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .open) {
        Step(
            .open,
            to: .found,
            by: .firstResponders,
            .caseworkers,
            through: "victims.trace.find"
        )
        Step(.open, to: .closed, by: .firstResponders, .caseworkers, needs: [.reason])
        Step(.found, to: .open, by: .firstResponders, .caseworkers, needs: [.reason])
        Step(
            .found,
            to: .told,
            by: .firstResponders,
            .caseworkers,
            through: "victims.trace.tell"
        )
        Step(.found, to: .untold, by: .firstResponders, .caseworkers, needs: [.reason])
    }
}
