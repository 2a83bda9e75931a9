/// Why a service does not start: one sentence that says what to do.
public struct StartError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The sentence.
    public let description: String

    /// A sentence for whoever starts the service.
    public init(_ sentence: String) {
        description = sentence
    }
}
