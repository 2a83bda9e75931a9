public import Vocabulary
public import WireCodec

/// How one service's part of a composed answer came out.
public enum PartStatus: String, ClosedList {
    /// The part is there.
    case ok
    /// The service has nothing that the caller may know; it does not say whether it has anything.
    case denied
    /// The service did not answer in time.
    case timeout
    /// The service could not be reached, or failed.
    case unavailable

    public var label: Label {
        switch self {
        case .ok: Label(vi: "Có dữ liệu", en: "ok")
        case .denied: Label(vi: "Không được phép hoặc không có", en: "denied, or nothing there")
        case .timeout: Label(vi: "Quá thời hạn", en: "timed out")
        case .unavailable: Label(vi: "Không kết nối được", en: "unavailable")
        }
    }
}

/// One service's part of a composed answer: whether it is there, and how old it is.
public struct PartReport: Codable, Sendable, Hashable {
    /// The service, `victims`.
    public var service: String
    /// How it came out.
    public var status: Word<PartStatus>
    /// When the service read what it answered.
    public var asOf: Instant?
    /// For a part that is missing: when the gateway last heard from the service, if it ever did.
    public var lastHeard: Instant?

    /// Reports on a part.
    public init(
        service: String,
        status: PartStatus,
        asOf: Instant? = nil,
        lastHeard: Instant? = nil
    ) {
        self.service = service
        self.status = Word(status)
        self.asOf = asOf
        self.lastHeard = lastHeard
    }
}
