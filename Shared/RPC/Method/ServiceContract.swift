public import WireCodec

/// The table of contents of a service: its name and every method it answers.
public protocol ServiceContract: Sendable {
    /// The wire name, the first part of each method's name.
    static var name: String { get }
    /// Every method, unary and streaming, in the order in which documents list them.
    static var methods: [any ServiceMethod.Type] { get }
}

/// A method is its request type.
///
/// Conform to ``ServiceRequest`` or ``ServiceStream``, not to this.
public protocol ServiceMethod: Codable, Sendable {
    /// The service that answers.
    associatedtype Service: ServiceContract
    /// Name, effect and who may call.
    static var method: MethodDescriptor { get }
    /// The bytes of a request; not to be implemented.
    static func encode(request: Self) throws(WireError) -> [UInt8]
    /// The request that bytes are; not to be implemented.
    static func decodeRequest(from bytes: [UInt8]) throws(WireError) -> Self
}

/// A unary method: one request, one response.
public protocol ServiceRequest<Response>: ServiceMethod {
    /// What the service answers.
    associatedtype Response: Codable & Sendable
    /// The bytes of a response; not to be implemented.
    static func encode(response: Response) throws(WireError) -> [UInt8]
    /// The response that bytes are; not to be implemented.
    static func decodeResponse(from bytes: [UInt8]) throws(WireError) -> Response
}

/// A server stream: one request, any number of elements.
public protocol ServiceStream<Element>: ServiceMethod {
    /// What the stream carries.
    associatedtype Element: Codable & Sendable
}
