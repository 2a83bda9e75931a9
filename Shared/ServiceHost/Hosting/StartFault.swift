import Audit
import RPC
import RPCTransport
import ServiceKit
import Storage

/// Sorts the errors of a start by whose business they are.
struct StartFault {
    /// What the process ends with.
    let exit: ServiceHost.Exit

    init(_ error: any Error) {
        switch error {
        case is ConfigurationError, is StartError, is CredentialsError, is MissingNeighbour,
            is AuditError:
            exit = .configuration
        case is RouterMismatch:
            exit = .software
        default:
            // The address is taken, the store is locked or damaged, the disk is full.
            exit = .unavailable
        }
    }
}
