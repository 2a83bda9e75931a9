public import RPC
import WireCodec

/// Asks other services for their health by name, for a service that needs them.
public struct HealthProbe: Sendable {
    /// How long an answer may take; a service that needs longer is as good as away.
    public static let patience: Duration = .seconds(2)

    private let name: String
    private let transport: any ClientTransport

    /// Probes a service over a transport.
    public init(of name: String, over transport: any ClientTransport) {
        self.name = name
        self.transport = transport
    }

    /// How the service is, as a part of whoever needs it: never worse than degraded.
    public func part() async -> HealthPart {
        let call = OutgoingCall(
            head: CallHead(method: "\(name).\(BuiltinMethod.health.rawValue)"),
            message: Self.emptyMessage,
            deadline: .after(Self.patience)
        )
        do {
            let answer = try await transport.call(call)
            let report = try Wire.decode(HealthReport.self, from: answer)
            return report.status == .healthy
                ? HealthPart(name, .healthy)
                : HealthPart(name, .degraded, "The service says that it is \(report.status).")
        } catch let error as ServiceError {
            return HealthPart(name, .degraded, "No answer: \(error.code).")
        } catch {
            return HealthPart(name, .degraded, "Its answer does not decode.")
        }
    }

    /// A request without fields: an empty CBOR map.
    private static let emptyMessage: [UInt8] = [0xa0]
}
