public import RPC
public import Vocabulary

/// A record kind that a service publishes: the generic methods of the kernel follow from it.
///
/// Its methods are called after its kind: `cases.report.fetch`, `cases.report.list` and so on. A
/// kind that a service keeps for itself stays a plain `Record`.
public protocol ServedRecord: Record {
    /// The service that keeps it.
    associatedtype Service: ServiceContract
    /// What people call one.
    static var label: Label { get }
    /// Who may ask for one at all; each record then answers who may see it.
    static var readers: RoleSet { get }
    /// Whether the gateway may read one for an officer.
    static var via: MethodDescriptor.Via { get }
    /// Whether a reader states a purpose: so where the content identifies a person.
    static var needsPurpose: Bool { get }
}

extension ServedRecord {
    /// The gateway may.
    public static var via: MethodDescriptor.Via { .gateway }
    /// No purpose.
    public static var needsPurpose: Bool { false }

    /// Everybody whom the lifecycle lets take a step.
    public static var steppers: RoleSet { .union(of: lifecycle.steps.map(\.roles)) }
    /// Everybody whom the lifecycle lets approve or ratify a step.
    public static var approvers: RoleSet {
        .union(of: lifecycle.steps.filter { $0.approval != nil }.map(\.approvers))
    }
    /// The descriptor of one of its generic methods.
    static func method(
        _ verb: String,
        _ effect: MethodDescriptor.Effect,
        callers: RoleSet,
        via: MethodDescriptor.Via,
        canBeTried: Bool = false
    ) -> MethodDescriptor {
        MethodDescriptor(
            "\(kind.rawValue).\(verb)",
            effect,
            callers: callers,
            via: via,
            needsPurpose: effect == .read && needsPurpose,
            canBeTried: canBeTried
        )
    }
}
