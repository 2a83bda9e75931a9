import LoadGenerator
import RPC
import Synchronization
import WireCodec

/// A service made up for these tests: a door that answers knocks.
enum Door: ServiceContract {
    static let name = "door"
    static let methods: [any ServiceMethod.Type] = [Knock.self]
}

/// A knock, answered with its number.
struct Knock: ServiceRequest {
    typealias Service = Door
    static let method = MethodDescriptor("door.knock", .read, callers: ["guest"])
    var number: Int

    struct Response: Codable, Sendable, Equatable {
        var number: Int
    }
}

/// The door, with what happens at each knock: it counts them from 1.
struct Doorbell: Sendable {
    private let handler: RouterHandler<Door>

    init(_ answer: @escaping @Sendable (Int) async throws -> Void = { _ in }) throws {
        let knocks = Atomic64()
        let router = try Router<Door> {
            Route({ (request: Knock, _) in
                try await answer(knocks.next())
                return Knock.Response(number: request.number)
            })
        }
        handler = RouterHandler(router, policy: .empty, errors: { _, _ in nil })
    }

    /// The stage of a run at this door.
    var stage: Stage {
        let guest = Caller(
            identity: "spiffe://door.test/officer/1",
            unit: "VN/TEST",
            roles: ["guest"]
        )
        return Stage(
            callers: Callers([
                .init(officer: "guest", service: Door.name): InProcessTransport(handler, as: guest)
            ])
        )
    }

    /// The act of knocking.
    static var mix: Mix {
        get throws {
            let knock = Act("knock") { act in
                let number = act.number
                try await act.call(Knock(number: number), as: "guest") { $0.number == number }
            }
            guard let mix = Mix([MixedAct(knock, weight: 1)]) else { throw NoMix() }
            return mix
        }
    }

    private struct NoMix: Error {}
}

/// A number that counts up.
final class Atomic64: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock { value in
            value += 1
            return value
        }
    }
}

/// A stall of everything that happens during it: begins when told, and lasts.
final class Stall: Sendable {
    private let end = Mutex<ContinuousClock.Instant?>(nil)
    private let clock = ContinuousClock()

    /// Begins to stall.
    func begin(for duration: Duration) {
        end.withLock { $0 = clock.now + duration }
    }

    /// Waits for the end of the stall, if there is one.
    func pass() async throws {
        guard let end = end.withLock({ $0 }), clock.now < end else { return }
        try await clock.sleep(until: end)
    }
}
