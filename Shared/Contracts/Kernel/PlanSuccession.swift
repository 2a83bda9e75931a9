public import RPC
public import Vocabulary
public import WireCodec

/// Counts a page of what one organisation would leave to another, and changes nothing; built in.
public struct PlanSuccession<Service: ServiceContract>: ServiceRequest {
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).\(BuiltinMethod.planSuccession.rawValue)",
            .read,
            callers: .administrators
        )
    }

    /// Who would follow whom, from when.
    public var succession: Succession
    /// Where the page before ended.
    public var cursor: Bytes?

    /// Asks for a page.
    public init(_ succession: Succession, cursor: Bytes? = nil) {
        self.succession = succession
        self.cursor = cursor
    }

    /// The counts of one page.
    public struct Response: Codable, Sendable {
        /// What the page holds.
        public var moved: SuccessionFigures
        /// Where the next page begins; missing on the last one.
        public var next: Bytes?

        /// A page.
        public init(moved: SuccessionFigures, next: Bytes?) {
            self.moved = moved
            self.next = next
        }
    }
}
