import RPC
import WireCodec

/// A method's message schema as CDDL (RFC 8610), derived from its types.
enum MethodSchema {
    /// The request, and what comes back.
    static func cddl(of method: any ServiceMethod.Type) throws -> String {
        if let request = method as? any ServiceRequest.Type { return try unary(request) }
        if let stream = method as? any ServiceStream.Type { return try streaming(stream) }
        return ""
    }

    private static func unary<Request: ServiceRequest>(_ type: Request.Type) throws -> String {
        try WireSchema.describe(type).cddl(named: "request")
            + "\n" + WireSchema.describe(Request.Response.self).cddl(named: "response")
    }

    private static func streaming<Request: ServiceStream>(_ type: Request.Type) throws -> String {
        try WireSchema.describe(type).cddl(named: "request")
            + "\n" + WireSchema.describe(Request.Element.self).cddl(named: "element")
    }
}
