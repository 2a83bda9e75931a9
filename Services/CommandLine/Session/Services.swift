import RPC
import ServiceContracts

/// The four contracts and everything that they declare, found by name.
enum Services {
    /// The contracts, in the order in which documents list them.
    static let contracts: [any ServiceContract.Type] = [
        Cases.self, VictimSupport.self, Liaison.self, Gateway.self,
    ]

    /// Every method of every service, the built-in ones last.
    static let methods: [any ServiceMethod.Type] = contracts.flatMap { methods(of: $0) }

    /// The wire name of every method.
    static let names: [String] = methods.map { $0.method.name }

    /// The method with this wire name.
    static func method(named name: String) -> (any ServiceMethod.Type)? {
        methods.first { $0.method.name == name }
    }

    /// The names that resemble a mistyped one, closest first.
    static func names(like name: String) -> [String] {
        let parts = Set(name.lowercased().split(whereSeparator: { ".-_ ".contains($0) }))
        return
            names
            .map { (name: $0, distance: $0.editDistance(to: name)) }
            .filter { entry in
                entry.distance <= 4
                    || !parts.isDisjoint(with: entry.name.lowercased().split(separator: "."))
            }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(8).map(\.name)
    }

    /// The process that answers a contract.
    static func daemon(of contract: any ServiceContract.Type) -> Daemon {
        switch contract.name {
        case Cases.name: .cases
        case VictimSupport.name: .victimSupport
        case Liaison.name: .liaison
        default: .gateway
        }
    }

    private static func methods<Service: ServiceContract>(
        of service: Service.Type
    ) -> [any ServiceMethod.Type] {
        Service.methods + [ServiceHealth<Service>.self, DescribeService<Service>.self]
    }
}

extension String {
    /// How many letters must be put in, taken out or replaced to get the other text.
    func editDistance(to other: String) -> Int {
        let other = Array(other)
        var row = Array(0...other.count)
        for (index, character) in enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in other.indices {
                let cost = diagonal + (character == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(cost, row[column] + 1, diagonal + 1)
            }
        }
        return row[other.count]
    }
}
