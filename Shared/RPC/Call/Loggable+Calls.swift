public import WireCodec

// What the RPC layer knows about a call and may be logged: declared in contracts, or proved by a
// certificate of an officer or a service. None of it can name a protected person.

extension MethodDescriptor: Loggable {
    public var loggable: String { name }
}

extension Caller: Loggable {
    /// The identity of the certificate: an officer's number or a service's name.
    public var loggable: String { identity }
}

extension ErrorCode: Loggable {
    public var loggable: String { String(describing: self) }
}

extension OutcomeClass: Loggable {
    public var loggable: String { String(describing: self) }
}

extension ServiceError: Loggable {
    public var loggable: String { description }
}

extension HealthStatus: Loggable {
    public var loggable: String {
        if case .unrecognized = self { "unrecognized" } else { word }
    }
}
