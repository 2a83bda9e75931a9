import RPC
import WireCodec

/// A service's answer that is an error: which service, and how a write could be repeated.
struct CallFailure: Error {
    /// Who was called.
    let daemon: Daemon
    /// What was called.
    let method: String
    /// What came back.
    let error: ServiceError
    /// The key that the write bore; missing for reads.
    var key: String?
    /// How the write is repeated.
    var repetition = Repetition.underKey
    /// The trace that the call belongs to, by which an auditor finds what it led to.
    var trace: TraceID?
}
