import RPC
import ServiceContracts
import Synchronization
import Vocabulary
import WireCodec

/// One service's events as a test says, over streams that it breaks, refuses or lets go on for ever.
final class ScriptedFeed: ClientTransport {
    /// How the service behaves.
    enum Mood: Sendable, Hashable {
        /// It answers, and hands over what there is.
        case up
        /// Nobody can be reached; open streams break.
        case away
        /// It answers with this refusal; open streams go on until their time is over.
        case refuses(ErrorCode, String)
        /// Calls are taken and never answered.
        case hangs
    }

    private struct State {
        var mood = Mood.up
        var events = 0
        var isEndless = false
        var pulled = 0
        var open = 0
        var opened = 0
        var heads: [CallHead] = []
    }

    private let kind: RecordKind
    private let state = Mutex(State())

    /// A service whose events are about records of a kind.
    init(_ kind: RecordKind, events: Int = 0, isEndless: Bool = false) {
        self.kind = kind
        state.withLock { state in
            state.events = events
            state.isEndless = isEndless
        }
    }

    /// Behaves so from now on.
    func become(_ mood: Mood) { state.withLock { $0.mood = mood } }
    /// Another event happens.
    func happen() { state.withLock { $0.events += 1 } }
    /// How many elements were pulled from its streams.
    var pulled: Int { state.withLock(\.pulled) }
    /// How many streams are open now.
    var open: Int { state.withLock(\.open) }
    /// How many streams were opened.
    var opened: Int { state.withLock(\.opened) }
    /// What travelled with each call.
    var heads: [CallHead] { state.withLock(\.heads) }

    /// The event of a place, from 1.
    static func cursor(_ place: Int) -> Bytes { Bytes(Array("place-\(place)".utf8)) }

    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        let state = state.withLock { state in
            state.heads.append(call.head)
            return state
        }
        try await refuse(state.mood, until: call.deadline)
        let place = FeedPlace(
            cursor: Self.cursor(state.events),
            asOf: Instant(millisecondsSinceEpoch: 1)
        )
        return try Self.encoded(place)
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        let mood = state.withLock { state in
            state.heads.append(call.head)
            return state.mood
        }
        try await refuse(mood, until: call.deadline)
        guard let request = try? Wire.decode(WatchRecords<Cases>.self, from: call.message) else {
            throw ServiceError(.internalError, reason: "test.unreadable", "unreadable")
        }
        let said = request.cursor.map { String(decoding: $0.array, as: UTF8.self) }
        let place = Mutex(said.flatMap { Int($0.dropFirst("place-".count)) } ?? 0)
        let isOpen = Mutex(true)
        state.withLock { state in
            state.open += 1
            state.opened += 1
        }
        let close: @Sendable () -> Void = { [self] in
            let wasOpen = isOpen.withLock { isOpen in
                defer { isOpen = false }
                return isOpen
            }
            if wasOpen { state.withLock { $0.open -= 1 } }
        }
        return ElementStream(
            next: { [self] () async throws(ServiceError) in
                while true {
                    let next = place.withLock { $0 + 1 }
                    let (mood, isThere) = state.withLock { state in
                        (state.mood, state.isEndless || next <= state.events)
                    }
                    if mood == .away {
                        close()
                        throw Self.away
                    }
                    if call.deadline.hasPassed {
                        close()
                        throw .deadlineReached(outcome: .mayHaveRun)
                    }
                    if isThere {
                        place.withLock { $0 = next }
                        state.withLock { $0.pulled += 1 }
                        return try Self.encoded(event(next))
                    }
                    do { try await ContinuousClock().sleep(for: .milliseconds(2)) } catch {
                        close()
                        throw .cancelled(outcome: .mayHaveRun)
                    }
                }
            },
            cancel: close
        )
    }

    private func event(_ place: Int) -> RecordEvent {
        RecordEvent(
            kind: kind,
            id: .random(),
            version: place,
            what: Word(.changed),
            cursor: Self.cursor(place)
        )
    }

    private func refuse(_ mood: Mood, until deadline: Deadline) async throws(ServiceError) {
        switch mood {
        case .up: return
        case .away: throw Self.away
        case .refuses(let code, let reason):
            throw ServiceError(code, reason: reason, "as the test says")
        case .hangs:
            do { try await ContinuousClock().sleep(until: deadline.instant) } catch {
                throw .cancelled(outcome: .mayHaveRun)
            }
            throw .deadlineReached(outcome: .mayHaveRun)
        }
    }

    private static let away = ServiceError(
        .unavailable,
        reason: "test.away",
        "away",
        outcome: .notStarted
    )

    private static func encoded(_ value: some Encodable) throws(ServiceError) -> [UInt8] {
        do { return try Wire.encode(value) } catch {
            throw ServiceError(.internalError, reason: "test.unencodable", "does not encode")
        }
    }
}
