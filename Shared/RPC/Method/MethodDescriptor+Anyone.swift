extension MethodDescriptor {
    /// The one member of a caller set that admits everybody whom the policy knows.
    ///
    /// For methods that say nothing about people or files, such as a service's health.
    public static let anyone = "*"

    /// The role that lets a peer call for an officer.
    public static let gatewayRole = "service.gateway"

    /// Whether a caller with these roles may call.
    ///
    /// A caller without any role is nobody, also for methods that admit anyone.
    public func admits(_ roles: Set<String>) -> Bool {
        guard !roles.isEmpty else { return false }
        return admitsAnyone || !callers.isDisjoint(with: roles)
    }
}
