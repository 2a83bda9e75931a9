/// Something that somebody does with the system: one call, or a few that follow each other.
public struct Act: Sendable {
    /// The name by which scenarios mix it in.
    public let name: String
    /// Does it once.
    public let perform: @Sendable (inout Performance) async throws -> Void

    /// An act.
    public init(
        _ name: String,
        perform: @escaping @Sendable (inout Performance) async throws -> Void
    ) {
        self.name = name
        self.perform = perform
    }
}

/// An act and how often it is done, beside the others.
public struct MixedAct: Sendable {
    /// The act.
    public var act: Act
    /// Its share, relative to the other weights.
    public var weight: Double

    /// An act with a weight.
    public init(_ act: Act, weight: Double) {
        self.act = act
        self.weight = weight
    }
}
