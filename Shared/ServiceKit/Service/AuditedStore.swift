public import Audit
public import Storage

/// A service's store and the audit trail in it, for what every service audits alike: refusals,
/// signed checkpoints, and the checkpoints of others.
public struct AuditedStore: Sendable {
    /// The store.
    public let store: Store
    /// The trail inside it.
    public let trail: AuditTrail

    /// Names a store and its trail; the store's migrations must include the trail's and the witness's.
    public init(store: Store, trail: AuditTrail) {
        self.store = store
        self.trail = trail
    }
}
