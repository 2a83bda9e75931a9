public import Vocabulary

extension SupportPlan {
    /// Where a support plan stands.
    public enum State: String, ClosedList {
        /// Begun.
        case intake
        /// The needs are known.
        case assessed
        /// A second officer has approved it.
        case planned
        /// Support is given.
        case inService
        /// The person is going home or into a life of their own.
        case reintegrating
        /// The person is visited for a year.
        case followUp
        /// Nothing more is done.
        case closed
        /// The person needs support again.
        case reopened

        public var label: Label {
            switch self {
            case .intake: Label(vi: "Tiếp nhận", en: "Intake")
            case .assessed: Label(vi: "Đã đánh giá nhu cầu", en: "Assessed")
            case .planned: Label(vi: "Đã lập kế hoạch", en: "Planned")
            case .inService: Label(vi: "Đang hỗ trợ", en: "In service")
            case .reintegrating: Label(vi: "Đang tái hòa nhập", en: "Reintegrating")
            case .followUp: Label(vi: "Theo dõi sau hỗ trợ", en: "Follow-up")
            case .closed: Label(vi: "Kết thúc", en: "Closed")
            case .reopened: Label(vi: "Mở lại", en: "Reopened")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .intake, ending: [.closed]) {
        way
        closing
    }

    /// From the first look to the visits after it.
    private static let way: [Step<State>] = [
        Step(.intake, to: .assessed, by: .caseworkers, needs: [.finding]),
        Step(.assessed, to: .planned, by: .caseworkers, approval: .by(.caseworkers)),
        Step(.planned, to: .inService, by: .caseworkers),
        Step(.inService, to: .reintegrating, by: .caseworkers, needs: [.finding]),
        Step(.reintegrating, to: .followUp, by: .caseworkers),
        Step(.reintegrating, to: .inService, by: .caseworkers, needs: [.reason]),
        Step(.reopened, to: .assessed, by: .caseworkers, needs: [.finding]),
    ]

    /// Ending it, which takes support away and so needs a second officer in any state.
    private static let closing: [Step<State>] =
        [State.intake, .assessed, .planned, .inService, .followUp].map { state in
            Step(
                state,
                to: .closed,
                by: .caseworkers,
                needs: [.reason],
                approval: .by(.caseworkers)
            )
        } + [
            Step(
                .closed,
                to: .reopened,
                by: .caseworkers,
                needs: [.reason]
            )
        ]
}
