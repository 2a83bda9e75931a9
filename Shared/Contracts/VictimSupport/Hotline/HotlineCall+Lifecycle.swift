public import Vocabulary

extension HotlineCall {
    /// Where a call stands.
    public enum State: String, ClosedList {
        /// Kept; on its way to a body.
        case accepted
        /// A body acts on it.
        case taken
        /// Acted on.
        case done
        /// Answered at once; nobody need act.
        case answered

        public var label: Label {
            switch self {
            case .accepted: Label(vi: "Đã ghi nhận", en: "Accepted")
            case .taken: Label(vi: "Đã có nơi nhận", en: "Taken")
            case .done: Label(vi: "Đã xử lý", en: "Done")
            case .answered: Label(vi: "Đã trả lời", en: "Answered")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .accepted, .answered) {
        Step(.accepted, to: .taken, by: .reportReaders, stops: ClockName.hotline)
        Step(
            .accepted,
            to: .answered,
            by: .hotline,
            needs: [.reason],
            stops: ClockName.hotline
        )
        Step(.taken, to: .done, by: .reportReaders, needs: [.finding])
        Step(.taken, to: .accepted, by: .reportReaders, needs: [.reason])
    }
}

extension ClockName {
    /// The clocks of a call until a body takes it; which of them runs follows from what it is about.
    public static let hotline: [ClockName] = [.hotlineTaking, .hotlineDanger]
}
