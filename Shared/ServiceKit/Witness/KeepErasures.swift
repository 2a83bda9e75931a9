public import Audit
public import RPC
import Vocabulary

/// Tells a service which persons the caller has erased, and hears which it has told before; built in.
///
/// A caller that was put back from yesterday's copy begins with nothing to tell and reads the list from
/// its beginning: so it learns of its own erasures of today. A list belongs to the identity that called.
public struct KeepErasures<Service: ServiceContract>: ServiceRequest {
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).\(BuiltinMethod.keepErasures.rawValue)",
            .write,
            callers: RoleSet.witnesses.names
        )
    }

    /// Erasures to be kept, one page at most.
    public var notices: [ErasureNotice]
    /// The place in the list after which the answer begins; 0 for its beginning.
    public var after: Int64

    public init(notices: [ErasureNotice] = [], after: Int64) {
        self.notices = notices
        self.after = after
    }

    /// A page of the caller's list, with what was just added to it.
    public struct Response: Codable, Sendable, Hashable {
        /// The erasures, in the order in which they were told.
        public var notices: [ErasureNotice]
        /// Where the next page begins.
        public var next: Int64
        /// Whether the list goes on after this page.
        public var hasMore: Bool

        public init(notices: [ErasureNotice], next: Int64, hasMore: Bool) {
            self.notices = notices
            self.next = next
            self.hasMore = hasMore
        }
    }
}
