public import Vocabulary

extension NeedsAssessment {
    /// Where an assessment stands.
    public enum State: String, ClosedList {
        /// Under way.
        case begun
        /// Complete.
        case completed
        /// A later one says more.
        case outdated
        /// It was not finished.
        case abandoned

        public var label: Label {
            switch self {
            case .begun: Label(vi: "Đang đánh giá", en: "Under way")
            case .completed: Label(vi: "Đã hoàn thành", en: "Complete")
            case .outdated: Label(vi: "Đã có đánh giá mới", en: "Outdated")
            case .abandoned: Label(vi: "Bỏ dở", en: "Abandoned")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .begun, ending: [.completed]) {
        Step(.begun, to: .completed, by: .caseworkers, needs: [.finding])
        Step(.begun, to: .abandoned, by: .caseworkers, needs: [.reason])
        Step(.completed, to: .outdated, by: .caseworkers, needs: [.reason])
    }
}
