public import RPC
public import Vocabulary

extension MethodDescriptor {
    /// Describes a method for a named set of roles.
    public init(
        _ name: String,
        _ effect: Effect,
        kind: Kind = .unary,
        callers: RoleSet,
        via: Via = .callerOnly,
        needsPurpose: Bool = false,
        canBeTried: Bool = false,
        maximumRequestBytes: Int = CallLimits.largestMessage
    ) {
        self.init(
            name,
            effect,
            kind: kind,
            callers: callers.names,
            via: via,
            needsPurpose: needsPurpose,
            canBeTried: canBeTried,
            maximumRequestBytes: maximumRequestBytes
        )
    }
}
