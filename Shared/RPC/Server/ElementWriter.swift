import WireCodec

/// Where a stream's handler puts its elements, typed.
public struct ElementWriter<Element: Codable & Sendable>: Sendable {
    private let sink: any ElementSink

    /// Writes into a transport's sink.
    public init(into sink: any ElementSink) {
        self.sink = sink
    }

    /// Sends one element; waits for the reader's credit, throws once nobody reads any more.
    public func write(_ element: Element) async throws {
        try await sink.send(try Wire.encode(element))
    }
}
