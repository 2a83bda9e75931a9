public import WireCodec

// How a method's messages are coded, which the compiler settles where the method is declared: by direct
// code where the type has one, through `Codable` otherwise. Whether a type has some could be asked at
// each call instead, and that costs as much as coding a small message.

extension ServiceMethod {
    @inlinable
    public static func encode(request: Self) throws(WireError) -> [UInt8] {
        try Wire.encode(request)
    }

    @inlinable
    public static func decodeRequest(from bytes: [UInt8]) throws(WireError) -> Self {
        try Wire.decode(from: bytes)
    }
}

extension ServiceMethod where Self: DirectCodable {
    @inlinable
    public static func encode(request: Self) throws(WireError) -> [UInt8] {
        try Wire.encode(request)
    }

    @inlinable
    public static func decodeRequest(from bytes: [UInt8]) throws(WireError) -> Self {
        try Wire.decode(from: bytes)
    }
}

extension ServiceRequest {
    @inlinable
    public static func encode(response: Response) throws(WireError) -> [UInt8] {
        try Wire.encode(response)
    }

    @inlinable
    public static func decodeResponse(from bytes: [UInt8]) throws(WireError) -> Response {
        try Wire.decode(from: bytes)
    }
}

extension ServiceRequest where Response: DirectCodable {
    @inlinable
    public static func encode(response: Response) throws(WireError) -> [UInt8] {
        try Wire.encode(response)
    }

    @inlinable
    public static func decodeResponse(from bytes: [UInt8]) throws(WireError) -> Response {
        try Wire.decode(from: bytes)
    }
}
