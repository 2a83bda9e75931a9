import RPC
import ServiceContracts
import Synchronization
import Vocabulary
import WireCodec

/// Three services in one object, as far as a reception needs them: they keep what they were told, once
/// per idempotency key, and fail where a test says so.
///
/// It stands for the wire and the services behind it, so that a test can lose an answer, which no
/// real service can be told to do.
final class ScriptedServices: Sendable {
    /// How a call fails.
    enum Failure: Sendable, Hashable {
        /// The service says no and changes nothing.
        case refuse
        /// Nobody is there; nothing was done.
        case away
        /// The service does it, but the answer is lost.
        case loseAnswer
    }

    /// What the services hold.
    struct World: Sendable, Hashable {
        /// Who holds the handover.
        var claim: Identifier?
        /// Whether the receptions stand in the manifest.
        var manifest: [VictimRef: ReceptionID] = [:]
        /// Receptions opened and not cancelled.
        var receptions: [VictimRef: ReceptionID] = [:]
        /// Receptions cancelled.
        var cancelled = 0
        /// Places free in the facilities.
        var free = 0
        /// Who has a place that is held, by what it is called.
        var held: [Identifier: [VictimRef]] = [:]
        /// Who has a place of their own.
        var housed: [VictimRef] = []
        /// How often each person was linked to the file; more than once is a fault.
        var links: [VictimRef: Int] = [:]
        /// Effects, by the method that had them.
        var effects: [String: Int] = [:]
    }

    /// A call that came in.
    struct Arrived: Sendable, Hashable {
        var method: String
        var onBehalfOf: String?
    }

    private struct State {
        var world = World()
        var replies: [Bytes: [UInt8]] = [:]
        var calls: [Arrived] = []
        var fail: @Sendable (_ method: String, _ number: Int) -> Failure? = { _, _ in nil }
        var numbers: [String: Int] = [:]
    }

    /// The people who arrived.
    let people: [VictimRef]
    /// The file that the handover names.
    let caseFile: CaseFileID?
    private let state = Mutex(State())

    init(people: Int = 2, caseFile: CaseFileID? = .make(), places: Int = 0) {
        self.people = (0..<people).map { _ in .make() }
        self.caseFile = caseFile
        state.withLock { $0.world.free = places }
    }

    /// What the services hold now.
    var world: World { state.withLock(\.world) }
    /// Every call, in order.
    var calls: [Arrived] { state.withLock(\.calls) }

    /// Says which calls fail: by method, and the how-manieth call of it, from 1.
    func fail(_ rule: @escaping @Sendable (String, Int) -> Failure?) {
        state.withLock { $0.fail = rule }
    }

    /// Nothing fails any more.
    func heal() { fail { _, _ in nil } }
}

extension ScriptedServices: ClientTransport {
    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        let result: Result<[UInt8], ServiceError> = state.withLock { state in
            Result { () throws(ServiceError) in try answer(call, &state) }
        }
        return try result.get()
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        throw ServiceError(.unimplemented, reason: "test.noStreams", "no streams here")
    }

    private func answer(_ call: OutgoingCall, _ state: inout State) throws(ServiceError) -> [UInt8]
    {
        let method = call.head.method
        state.calls.append(Arrived(method: method, onBehalfOf: call.head.onBehalfOf))
        state.numbers[method, default: 0] += 1
        let failure = state.fail(method, state.numbers[method] ?? 0)
        switch failure {
        case .refuse:
            throw ServiceError(.failedPrecondition, reason: "test.refused", "no")
        case .away:
            throw ServiceError(
                .unavailable,
                reason: "test.away",
                "nobody there",
                outcome: .notStarted
            )
        case .loseAnswer, nil:
            break
        }
        guard let key = call.head.key else {
            throw ServiceError(.invalidArgument, reason: "test.noKey", "every call has a key")
        }
        if state.replies[key] == nil { state.replies[key] = try effect(call, &state.world) }
        guard failure != .loseAnswer, let reply = state.replies[key] else {
            throw ServiceError(
                .unavailable,
                reason: "test.lost",
                "the answer was lost",
                outcome: .mayHaveRun
            )
        }
        return reply
    }

    private func effect(_ call: OutgoingCall, _ world: inout World) throws(ServiceError) -> [UInt8]
    {
        world.effects[call.head.method, default: 0] += 1
        switch call.head.method {
        case ClaimReception.method.name:
            let request = try decode(ClaimReception.self, call)
            guard world.claim == nil || world.claim == request.saga else {
                throw ServiceError(.failedPrecondition, reason: "reception.claimed", "taken")
            }
            world.claim = request.saga
            return try encode(
                ClaimReception.Response(
                    people: people,
                    caseFile: caseFile,
                    gate: Word(.mongCai),
                    arrivedAt: Instant(millisecondsSinceEpoch: 1_640_847_600_000)
                )
            )
        case ReleaseReception.method.name:
            let request = try decode(ReleaseReception.self, call)
            let held = world.claim == request.saga
            if held { world.claim = nil }
            return try encode(ReleaseReception.Response(released: held))
        case OpenReception.method.name:
            let request = try decode(OpenReception.self, call)
            let reception = world.receptions[request.victim] ?? .make()
            world.receptions[request.victim] = reception
            return try encode(OpenReception.Response(reception: reception, version: 1))
        case CancelReception.method.name:
            let request = try decode(CancelReception.self, call)
            world.receptions = world.receptions.filter { $0.value != request.reception }
            world.cancelled += 1
            return try encode(CancelReception.Response(version: 2))
        case ConfirmReception.method.name:
            for entry in try decode(ConfirmReception.self, call).receptions {
                world.manifest[entry.person] = entry.reception
            }
            return try encode(ConfirmReception.Response(registered: world.manifest.count))
        case LinkVictim.method.name:
            world.links[try decode(LinkVictim.self, call).victim, default: 0] += 1
            return try encode(LinkVictim.Response(version: 2, linked: true))
        case LinkVictims.method.name:
            let people = try decode(LinkVictims.self, call).victims
            for person in people { world.links[person, default: 0] += 1 }
            return try encode(LinkVictims.Response(version: 2, linked: people.count))
        default:
            return try sheltering(call, &world)
        }
    }

    private func sheltering(
        _ call: OutgoingCall,
        _ world: inout World
    ) throws(ServiceError) -> [UInt8] {
        switch call.head.method {
        case ReservePlaces.method.name:
            let request = try decode(ReservePlaces.self, call)
            guard world.free >= request.people.count else {
                throw ServiceError(.failedPrecondition, reason: "facility.full", "full")
            }
            world.free -= request.people.count
            world.held[request.hold] = request.people
            return try encode(ReservePlaces.Response(places: request.people.count))
        case ReleasePlaces.method.name:
            let request = try decode(ReleasePlaces.self, call)
            let released = world.held.removeValue(forKey: request.hold)?.count ?? 0
            world.free += released
            return try encode(ReleasePlaces.Response(released: released))
        case TakeUpPlaces.method.name:
            let taken =
                world.held.removeValue(forKey: try decode(TakeUpPlaces.self, call).hold) ?? []
            world.housed += taken
            return try encode(TakeUpPlaces.Response(places: taken.count))
        default:
            throw ServiceError(.unimplemented, reason: "test.unknownMethod", "no such method")
        }
    }

    private func decode<T: Decodable>(
        _ type: T.Type,
        _ call: OutgoingCall
    ) throws(ServiceError) -> T {
        do { return try Wire.decode(type, from: call.message) } catch {
            throw ServiceError(.invalidArgument, reason: "test.malformed", "does not decode")
        }
    }

    private func encode(_ value: some Encodable) throws(ServiceError) -> [UInt8] {
        do { return try Wire.encode(value) } catch {
            throw ServiceError(.internalError, reason: "test.unencodable", "does not encode")
        }
    }
}
