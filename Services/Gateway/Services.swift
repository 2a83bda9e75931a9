import RPC
import ServiceContracts

/// The three services that the gateway calls, on behalf of whoever calls it.
struct Services: Sendable {
    /// Police and border guard.
    let cases: ServiceClient<Cases>
    /// The health authority.
    let victims: ServiceClient<VictimSupport>
    /// Foreign affairs.
    let liaison: ServiceClient<Liaison>
}
