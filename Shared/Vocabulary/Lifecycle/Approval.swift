/// The second officer of a ✱ step: who they must be, and whether one may act before they answer.
///
/// The approver is never the author, and never acts through somebody else's certificate.
public struct Approval: Hashable, Sendable {
    /// Where the second officer must sit.
    public enum Seat: Hashable, Sendable {
        /// The record's owning unit.
        case ownersUnit
        /// The owning unit or one above it.
        case ownersUnitOrAbove
        /// Anywhere in the owner's ministry.
        case ownersMinistry
        /// This unit, or one below it.
        case within(OrgID)
        /// The unit that the step's fact ``Fact/recipient`` names, which need not be able to read the
        /// record: whoever is to receive it accepts.
        case recipient
        /// Anywhere; the role alone decides.
        case anywhere
    }

    /// The roles that may approve; `nil` stands for those that may take the step.
    public let roles: RoleSet?
    /// Where the second officer must sit.
    public let seat: Seat
    /// The clock within which an act of one duty officer must be ratified; `nil`: never alone.
    public let ratification: ClockName?

    /// A second officer of these roles in that place.
    public init(by roles: RoleSet? = nil, seat: Seat, ratification: ClockName? = nil) {
        self.roles = roles
        self.seat = seat
        self.ratification = ratification
    }

    /// A second officer who could take the step themselves, of the owning unit or one above it.
    public static let superior = Approval(seat: .ownersUnitOrAbove)
    /// A second officer who could take the step themselves, of the owner's ministry.
    public static let colleague = Approval(seat: .ownersMinistry)
    /// An officer of these roles in the unit that the step's recipient fact names.
    public static func recipient(_ roles: RoleSet...) -> Approval {
        Approval(by: .union(of: roles), seat: .recipient)
    }
    /// A second officer of these roles, wherever they sit.
    public static func by(_ roles: RoleSet..., seat: Seat = .anywhere) -> Approval {
        Approval(by: .union(of: roles), seat: seat)
    }

    /// The same approval, where waiting endangers somebody: one duty officer may act with a reason,
    /// and the approver ratifies within the clock's limit.
    public func actThenRatify(within clock: ClockName) -> Approval {
        Approval(by: roles, seat: seat, ratification: clock)
    }

    /// Whether a unit is the right place for the second officer of a record.
    public func seats(_ unit: OrgID, owner: OrgID, recipient: OrgID? = nil) -> Bool {
        switch seat {
        case .ownersUnit: unit == owner
        case .ownersUnitOrAbove: unit.contains(owner)
        case .ownersMinistry: unit.ministry == owner.ministry
        case .within(let above): above.contains(unit)
        case .recipient: recipient.map { unit.contains($0) } ?? false
        case .anywhere: true
        }
    }
}
