public import Vocabulary

extension Guardianship {
    /// Where a guardianship stands.
    public enum State: String, ClosedList {
        /// Nobody has looked at the guardian yet.
        case proposed
        /// May speak for the minor.
        case cleared
        /// May not until the health authority has answered whether they are a suspect.
        case unscreened
        /// May not: a suspect, or not in the minor's interest.
        case barred
        /// The minor has come of age, or has another guardian.
        case ended

        public var label: Label {
            switch self {
            case .proposed: Label(vi: "Chưa thẩm tra", en: "Proposed")
            case .cleared: Label(vi: "Được giám hộ", en: "Cleared")
            case .unscreened: Label(vi: "Chờ thẩm tra lại", en: "Unscreened")
            case .barred: Label(vi: "Không được giám hộ", en: "Barred")
            case .ended: Label(vi: "Chấm dứt", en: "Ended")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .proposed, ending: [.barred]) {
        Step(
            .proposed,
            to: .cleared,
            by: .healthAuthority,
            .commune,
            needs: [.finding],
            approval: .by(.healthAuthority, .commune, .rescuers)
        )
        Step(.cleared, to: .unscreened, by: .healthAuthority, .commune, .rescuers, needs: [.reason])
        Step(
            .unscreened,
            to: .cleared,
            by: .healthAuthority,
            .commune,
            needs: [.finding],
            approval: .by(.healthAuthority, .commune, .rescuers)
        )
        Step(.unscreened, to: .barred, by: .healthAuthority, .commune, .rescuers, needs: [.reason])
        Step(.unscreened, to: .ended, by: .healthAuthority, .commune, needs: [.reason])
        Step(.proposed, to: .barred, by: .healthAuthority, .commune, .rescuers, needs: [.reason])
        Step(.cleared, to: .barred, by: .healthAuthority, .commune, .rescuers, needs: [.reason])
        Step(.cleared, to: .ended, by: .healthAuthority, .commune, needs: [.reason])
        Step(.proposed, to: .ended, by: .healthAuthority, .commune, needs: [.reason])
        Step(.barred, to: .proposed, by: .healthAuthority, needs: [.reason])
    }
}
