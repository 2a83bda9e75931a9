public import WireCodec

/// What every service but victim support knows of a person: sixteen random bytes.
///
/// Not ordered by time: when somebody was registered would already say something about them.
public struct VictimRef: RecordReference {
    /// The bytes.
    public let identifier: Identifier

    /// The typed form of an identifier.
    public init(_ identifier: Identifier) { self.identifier = identifier }

    /// A new reference, random throughout.
    public static func make() -> VictimRef { VictimRef(.random()) }
}
