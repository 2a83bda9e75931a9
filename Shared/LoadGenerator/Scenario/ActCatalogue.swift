import RPC
import ServiceContracts
import Vocabulary

/// What a scenario file says about one act of its mix, besides name and weight.
public struct ActOptions: Sendable, Hashable {
    /// How large the free text is that the act writes, in bytes.
    public var size: Amount

    /// Options.
    public init(size: Amount = .fixed(300)) {
        self.size = size
    }
}

/// The acts that scenario files can mix, by name.
public enum ActCatalogue {
    /// Every name, in the order in which they are listed.
    public static let names: [String] = makers.map(\.name)

    /// The act of a name, `nil` where there is none.
    public static func act(_ name: String, _ options: ActOptions = ActOptions()) -> Act? {
        makers.first { $0.name == name }.map { maker in
            Act(name) { try await maker.perform(&$0, options) }
        }
    }

    /// A name and what is done under it.
    struct Maker: Sendable {
        let name: String
        let perform: @Sendable (inout Performance, ActOptions) async throws -> Void

        init(
            _ name: String,
            _ perform: @escaping @Sendable (inout Performance, ActOptions) async throws -> Void
        ) {
            self.name = name
            self.perform = perform
        }
    }

    private static let makers = health + reads + writes + compositions + reception

    /// Answered by a service out of its memory: what the way itself costs, with no record behind.
    private static let health = [
        Maker("cases.health") { act, _ in try await act.askHealth(of: Cases.self) },
        Maker("victims.health") { act, _ in try await act.askHealth(of: VictimSupport.self) },
        Maker("liaison.health") { act, _ in try await act.askHealth(of: Liaison.self) },
        Maker("gateway.health") { act, _ in try await act.askHealth(of: Gateway.self) },
    ]
}

extension Performance {
    /// Asks a service how it is.
    fileprivate mutating func askHealth<Service: ServiceContract>(
        of service: Service.Type
    ) async throws {
        try await call(ServiceHealth<Service>(), as: Part.police) { $0.service == Service.name }
    }
}
