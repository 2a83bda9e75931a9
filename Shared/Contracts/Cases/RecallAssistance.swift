public import RPC
public import Vocabulary

/// Tells that a request for mutual legal assistance is to be waited for again: what ended it was declared
/// void.
///
/// The liaison service calls it, under its own certificate, until it was taken in; so it comes at least
/// once, and after the ``TellAssistance`` that it takes back. The clocks that began with that one are
/// stopped on every investigation that still rests because of the request; one that was taken up again
/// meanwhile is left to its officers.
public struct RecallAssistance: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.file.recallAssistance",
        .write,
        callers: [.liaisonService]
    )

    /// The request.
    public var assistance: AssistanceRequestID

    /// Takes back what was told of a request.
    public init(assistance: AssistanceRequestID) { self.assistance = assistance }

    /// That it was taken in.
    public struct Response: Codable, Sendable {
        /// Whether it was news.
        public var isNews: Bool

        /// That it was taken in.
        public init(isNews: Bool) { self.isNews = isNews }
    }
}
