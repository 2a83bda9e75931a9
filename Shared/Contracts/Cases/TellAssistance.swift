public import RPC
public import Vocabulary

/// Tells that nothing more is to be waited for of a request for mutual legal assistance: it was carried
/// out, refused or given up.
///
/// The liaison service calls it, under its own certificate, until it was taken in; so it comes at least
/// once. Each investigation that rests because of the request (``SuspensionGround/awaitingAssistance``)
/// has a clock from then on, within which its officers look whether it is resumed. One that comes to rest
/// later on the same request has it at once. It says no more than that: what was answered is the
/// request's, and whoever needs it reads it there.
public struct TellAssistance: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.file.tellAssistance",
        .write,
        callers: [.liaisonService]
    )

    /// The request.
    public var assistance: AssistanceRequestID

    /// Tells of a request.
    public init(assistance: AssistanceRequestID) { self.assistance = assistance }

    /// That it was taken in.
    public struct Response: Codable, Sendable {
        /// Whether it was news.
        public var isNews: Bool

        /// That it was taken in.
        public init(isNews: Bool) { self.isNews = isNews }
    }
}
