public import Vocabulary

extension FollowUp {
    /// Where a visit stands.
    public enum State: String, ClosedList {
        /// Not yet made.
        case due
        /// The person was visited or spoken with.
        case made
        /// The person was not found.
        case unreachable
        /// Not wanted, or not needed.
        case cancelled

        public var label: Label {
            switch self {
            case .due: Label(vi: "Chưa thực hiện", en: "Due")
            case .made: Label(vi: "Đã thực hiện", en: "Made")
            case .unreachable: Label(vi: "Không liên lạc được", en: "Unreachable")
            case .cancelled: Label(vi: "Huỷ", en: "Cancelled")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .due) {
        Step(.due, to: .made, by: .caseworkers, needs: [.finding], stops: ClockName.followUps)
        Step(.due, to: .cancelled, by: .caseworkers, needs: [.reason], stops: ClockName.followUps)
        Step(.due, to: .unreachable, by: .caseworkers, needs: [.reason], stops: ClockName.followUps)
        Step(.unreachable, to: .made, by: .caseworkers, needs: [.finding])
        Step(.unreachable, to: .cancelled, by: .caseworkers, needs: [.reason])
    }
}
