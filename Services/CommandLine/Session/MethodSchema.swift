import RPC

/// A method's message schema as CDDL (RFC 8610), derived from its types.
enum MethodSchema {
    /// The request, and what comes back.
    static func cddl(of method: any ServiceMethod.Type) throws -> String {
        "\(method)"
    }
}
