import RPC
public import Vocabulary

extension Stay {
    /// Where a stay stands.
    public enum State: String, ClosedList {
        /// A place is asked for.
        case requested
        /// A place within the capacity is kept while the person's reception is being registered.
        case held
        /// A place within the capacity is kept.
        case allocated
        /// Taken in beyond the planned capacity.
        case overflow
        /// The person is there.
        case staying
        /// The person has left.
        case ended
        /// There is no place.
        case refused
        /// The person did not come.
        case cancelled

        public var label: Label {
            switch self {
            case .requested: Label(vi: "Đang xin chỗ", en: "Requested")
            case .held: Label(vi: "Đang giữ tạm chỗ", en: "Held")
            case .allocated: Label(vi: "Đã giữ chỗ", en: "Allocated")
            case .overflow: Label(vi: "Nhận vượt sức chứa", en: "Beyond capacity")
            case .staying: Label(vi: "Đang lưu trú", en: "Staying")
            case .ended: Label(vi: "Đã rời", en: "Ended")
            case .refused: Label(vi: "Không có chỗ", en: "Refused")
            case .cancelled: Label(vi: "Huỷ", en: "Cancelled")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .requested, .held) {
        Step(.requested, to: .allocated, by: .healthAuthority, .facilities)
        // Officers at a gate whom the facility's owner lets refer people to it hold places by a method of
        // their own. Within the capacity no second officer is asked, as with a place that is allocated;
        // taking the person in stays the facility's and the health authority's.
        // A place that is held has a clock from the day for which it is; when that is over nothing happens by
        // itself, but it shows.
        Step(
            .held,
            to: .allocated,
            by: .gateOfficers,
            stops: [.heldPlace],
            through: TakeUpPlaces.method.name
        )
        Step(.held, to: .cancelled, by: .caseworkers, needs: [.reason], stops: [.heldPlace])
        Step(
            .requested,
            to: .overflow,
            by: .healthAuthority,
            .facilities,
            needs: [.reason],
            approval: Approval(by: .healthAuthority.union(.facilities), seat: .anywhere)
                .actThenRatify(within: .ratification)
        )
        Step(.requested, to: .refused, by: .healthAuthority, .facilities, needs: [.reason])
        Step(.requested, to: .cancelled, by: .caseworkers, needs: [.reason])
        Step(.allocated, to: .staying, by: .healthAuthority, .facilities)
        Step(.allocated, to: .cancelled, by: .caseworkers, needs: [.reason])
        Step(.overflow, to: .staying, by: .healthAuthority, .facilities)
        Step(.overflow, to: .cancelled, by: .caseworkers, needs: [.reason])
        // A stay that is to go on has its clock extended, by a decision with a number.
        Step(
            .staying,
            to: .ended,
            by: .healthAuthority,
            .facilities,
            needs: [.reason],
            within: .stayLimit
        )
    }

    /// States in which somebody takes a place.
    public static let occupying: [State] = [.held, .allocated, .overflow, .staying]
}
