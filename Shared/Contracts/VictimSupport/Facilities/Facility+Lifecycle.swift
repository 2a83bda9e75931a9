public import Vocabulary

extension Facility {
    /// Where a facility stands.
    public enum State: String, ClosedList {
        /// Not yet licensed.
        case proposed
        /// Licensed; people stay there.
        case open
        /// Declared a place to stay for a time.
        case temporary
        /// Nobody new comes.
        case suspended
        /// Closed.
        case closed
        /// Not licensed.
        case rejected

        public var label: Label {
            switch self {
            case .proposed: Label(vi: "Chưa cấp phép", en: "Proposed")
            case .open: Label(vi: "Đang hoạt động", en: "Open")
            case .temporary: Label(vi: "Nơi tạm trú", en: "Temporary place")
            case .suspended: Label(vi: "Tạm ngừng", en: "Suspended")
            case .closed: Label(vi: "Đã đóng", en: "Closed")
            case .rejected: Label(vi: "Không cấp phép", en: "Rejected")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .proposed) {
        Step(
            .proposed,
            to: .open,
            by: .healthAuthority,
            needs: [.documentNumber, .decisionDate],
            approval: .colleague,
            within: .facilityLicence
        )
        Step(
            .proposed,
            to: .temporary,
            by: .healthAuthority,
            needs: [.extendedUntil],
            approval: Approval.colleague.actThenRatify(within: .ratification)
        )
        Step(.proposed, to: .rejected, by: .healthAuthority, needs: [.reason])
        Step(.open, to: .suspended, by: .healthAuthority, needs: [.reason])
        Step(.suspended, to: .open, by: .healthAuthority, needs: [.finding])
        Step(
            .open,
            to: .closed,
            by: .healthAuthority,
            needs: [.reason],
            approval: .colleague
        )
        Step(
            .suspended,
            to: .closed,
            by: .healthAuthority,
            needs: [.reason],
            approval: .colleague
        )
        Step(
            .temporary,
            to: .closed,
            by: .healthAuthority,
            needs: [.reason],
            approval: .colleague
        )
    }
}
