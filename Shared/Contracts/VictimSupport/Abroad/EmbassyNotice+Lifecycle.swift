public import Vocabulary

extension EmbassyNotice {
    /// Where a notice to an embassy stands.
    public enum State: String, ClosedList {
        /// Not yet told.
        case drafted
        /// The embassy knows.
        case told
        /// The embassy has answered.
        case answered
        /// The embassy is not told.
        case abandoned

        public var label: Label {
            switch self {
            case .drafted: Label(vi: "Dự thảo", en: "Drafted")
            case .told: Label(vi: "Đã thông báo", en: "Told")
            case .answered: Label(vi: "Đã trả lời", en: "Answered")
            case .abandoned: Label(vi: "Không thông báo", en: "Abandoned")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .drafted) {
        Step(
            .drafted,
            to: .told,
            by: .caseworkers,
            .consular,
            needs: [.documentNumber],
            approval: .by(.caseworkers, .consular)
        )
        Step(.drafted, to: .abandoned, by: .caseworkers, .consular, needs: [.reason])
        Step(.told, to: .answered, by: .caseworkers, .consular, needs: [.finding])
    }
}
