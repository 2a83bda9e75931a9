/// The shape of a message and of every type that it is made of, derived from the types.
///
/// A type is decoded by a decoder that has no message: it notes what is asked of it, and answers
/// the simplest value. What the type does not ask for cannot be seen; a hand-written initialiser
/// that looks before it asks should conform to ``SchemaDescribing``.
public struct WireSchema: Sendable, Hashable {
    /// The shape of the message.
    public var root: WireShape
    /// The types it is made of, by name, in the order in which they were met.
    public var rules: [Rule]

    /// A named shape.
    public struct Rule: Sendable, Hashable {
        /// The type's name, without its module.
        public var name: String
        /// What it looks like.
        public var shape: WireShape
    }

    /// Why a type has no schema.
    public struct Undescribable: Error, Sendable, Hashable, CustomStringConvertible {
        /// The type that could not be described.
        public var type: String
        /// What to do about it.
        public var reason: String

        public var description: String { "\(type) cannot be described: \(reason)" }
    }

    /// The types that a message is made of, itself first; throws as ``describe(_:)``.
    public static func types<T: Decodable>(
        of type: T.Type
    ) throws(Undescribable) -> [any Decodable.Type] {
        try recorded(type).recording.types
    }

    /// Describes a message; throws the name of the type that cannot be described.
    public static func describe<T: Decodable>(_ type: T.Type) throws(Undescribable) -> WireSchema {
        let (recording, shape) = try recorded(type)
        return WireSchema(root: shape, rules: recording.rules)
    }

    private static func recorded<T: Decodable>(
        _ type: T.Type
    ) throws(Undescribable) -> (recording: SchemaRecording, shape: WireShape) {
        let recording = SchemaRecording()
        do {
            return (recording, try recording.describe(type).0)
        } catch {
            throw error as? Undescribable
                ?? Undescribable(
                    type: String(reflecting: type),
                    reason: "it failed to decode a sample; conform it to SchemaDescribing"
                )
        }
    }
}
