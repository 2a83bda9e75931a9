public import Vocabulary

extension Application {
    /// Where an application stands.
    public enum State: String, ClosedList {
        /// Handed in, not yet looked at.
        case submitted
        /// Something is missing.
        case incomplete
        /// Complete, to be decided.
        case complete
        /// Granted.
        case granted
        /// Rejected.
        case rejected
        /// Paid or provided.
        case paid
        /// The person does not want it any more.
        case withdrawn

        public var label: Label {
            switch self {
            case .submitted: Label(vi: "Đã nộp", en: "Submitted")
            case .incomplete: Label(vi: "Hồ sơ chưa đủ", en: "Incomplete")
            case .complete: Label(vi: "Hồ sơ đủ", en: "Complete")
            case .granted: Label(vi: "Được duyệt", en: "Granted")
            case .rejected: Label(vi: "Không được duyệt", en: "Rejected")
            case .paid: Label(vi: "Đã chi trả", en: "Paid")
            case .withdrawn: Label(vi: "Đã rút", en: "Withdrawn")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .submitted) {
        // Until June 2025 the commune forwarded what was handed in there, within days of its own.
        Step(
            .submitted,
            to: .complete,
            by: .healthAuthority,
            within: .application,
            stops: [.applicationForwarding]
        )
        Step(
            .submitted,
            to: .incomplete,
            by: .healthAuthority,
            needs: [.reason],
            stops: [.applicationForwarding]
        )
        Step(.incomplete, to: .submitted, by: .caseworkers)
        Step(
            .complete,
            to: .granted,
            by: .healthAuthority,
            needs: [.documentNumber, .decisionDate],
            approval: .colleague,
            within: .application
        )
        Step(
            .complete,
            to: .rejected,
            by: .healthAuthority,
            needs: [.reason, .documentNumber, .decisionDate],
            approval: .colleague
        )
        Step(.granted, to: .paid, by: .healthAuthority, needs: [.documentNumber])
        Step(
            .submitted,
            to: .withdrawn,
            by: .caseworkers,
            needs: [.reason],
            stops: [.applicationForwarding]
        )
        Step(.incomplete, to: .withdrawn, by: .caseworkers, needs: [.reason])
        Step(.complete, to: .withdrawn, by: .caseworkers, needs: [.reason])
        Step(.granted, to: .withdrawn, by: .caseworkers, needs: [.reason])
    }
}
