import RPC
import ServiceContracts
import WireCodec

/// A method with a sample of what it is asked and what it answers.
struct MethodSample {
    /// What is sent one way.
    struct Message {
        let name: String
        let bytes: [UInt8]
        let carries: [ObjectIdentifier: String]
        /// Decodes bytes as today's type.
        let decode: ([UInt8]) throws -> Void
    }

    let method: MethodDescriptor
    let request: Message
    let answer: Message

    /// Samples of every method of a service.
    static func all(of service: any ServiceContract.Type) throws -> [MethodSample] {
        try service.methods.map { try sample(of: $0) }
    }

    private static func sample(of type: any ServiceMethod.Type) throws -> MethodSample {
        if let request = type as? any ServiceRequest.Type { return try unary(request) }
        if let stream = type as? any ServiceStream.Type { return try streaming(stream) }
        throw NeitherRequestNorStream(name: type.method.name)
    }

    private static func unary<Request: ServiceRequest>(
        _ type: Request.Type
    ) throws -> MethodSample {
        try MethodSample(
            method: Request.method,
            request: message(Request.self, "request"),
            answer: message(Request.Response.self, "response")
        )
    }

    private static func streaming<Request: ServiceStream>(
        _ type: Request.Type
    ) throws -> MethodSample {
        try MethodSample(
            method: Request.method,
            request: message(Request.self, "request"),
            answer: message(Request.Element.self, "element")
        )
    }

    private static func message<T: Codable>(_ type: T.Type, _ name: String) throws -> Message {
        let seen = SampleDecoder.Seen()
        let sample = try SampleDecoder.sample(type, seen: seen)
        return Message(
            name: name,
            bytes: try Wire.encode(sample),
            carries: seen.types,
            decode: { _ = try Wire.decode(T.self, from: $0) }
        )
    }

    private struct NeitherRequestNorStream: Error {
        let name: String
    }
}

/// Every service that has a contract.
let everyService: [any ServiceContract.Type] = [
    Cases.self, VictimSupport.self, Liaison.self, Gateway.self,
]
