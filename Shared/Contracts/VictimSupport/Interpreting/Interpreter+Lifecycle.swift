public import Vocabulary

extension Interpreter {
    /// Where an interpreter stands.
    public enum State: String, ClosedList {
        /// Not yet vetted.
        case registered
        /// May interpret.
        case vetted
        /// Does not interpret for a time.
        case suspended
        /// Interprets no more.
        case left

        public var label: Label {
            switch self {
            case .registered: Label(vi: "Đã đăng ký", en: "Registered")
            case .vetted: Label(vi: "Đã thẩm tra", en: "Vetted")
            case .suspended: Label(vi: "Tạm ngừng", en: "Suspended")
            case .left: Label(vi: "Đã nghỉ", en: "Left")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .registered) {
        Step(
            .registered,
            to: .vetted,
            by: .caseworkers,
            needs: [.finding],
            approval: .by(.caseworkers)
        )
        Step(.registered, to: .left, by: .caseworkers, needs: [.reason])
        Step(.vetted, to: .suspended, by: .caseworkers, needs: [.reason])
        Step(
            .suspended,
            to: .vetted,
            by: .caseworkers,
            needs: [.finding],
            approval: .by(.caseworkers)
        )
        Step(.vetted, to: .left, by: .caseworkers, needs: [.reason])
        Step(.suspended, to: .left, by: .caseworkers, needs: [.reason])
    }
}
