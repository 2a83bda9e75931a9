public import RPC
public import Vocabulary

/// Lists the steps that the caller may take next, with what each needs.
public struct NextSteps<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public static var method: MethodDescriptor {
        R.method("nextSteps", .read, callers: R.readers, via: R.via)
    }

    /// Which record.
    public var id: R.ID

    /// Asks what may come next.
    public init(id: R.ID) { self.id = id }

    /// Where the record stands and what may come next.
    public struct Response: Codable, Sendable {
        /// The version, to be sent with the step.
        public var version: Int
        /// Where it stands.
        public var state: Word<R.State>
        /// The steps that the caller may take.
        public var steps: [OfferedStep<R.State>]

        /// What may come next.
        public init(version: Int, state: Word<R.State>, steps: [OfferedStep<R.State>]) {
            self.version = version
            self.state = state
            self.steps = steps
        }
    }
}
