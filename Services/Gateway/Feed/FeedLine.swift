import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// One service's line of the feed: opened, followed, and opened again from where it stood.
///
/// It holds one event at most, and waits for nobody but its service.
struct FeedLine: Sendable {
    /// What a step has come to.
    enum Step: Sendable {
        /// The service is there, and its events are open.
        case opened(asOf: Instant)
        /// Something happened.
        case event(RecordEvent)
        /// The service is away for now; the next step tries again.
        case missing(PartStatus)
        /// The service does not admit the caller; there is no next step.
        case denied(ServiceError)
        /// The question is wrong, or too old to be answered; so is the feed.
        case refused(ServiceError)
    }

    /// Events that are open, and about how long they stay so.
    private struct Open: Sendable {
        let events: ElementSequence<RecordEvent>
        let until: ContinuousClock.Instant
    }

    let source: FeedSource
    private let pace: FeedPace
    private(set) var start: FeedPlaces.Start
    private var open: Open?
    private var failures = 0

    init(_ source: FeedSource, from start: FeedPlaces.Start, pace: FeedPace) {
        self.source = source
        self.start = start
        self.pace = pace
    }

    /// Takes the next step, however long that takes.
    mutating func next() async -> Step {
        do throws(ServiceError) {
            guard let open else { return .opened(asOf: try await reopen()) }
            return try await following(open)
        } catch {
            open = nil
            return step(after: error)
        }
    }

    private mutating func following(_ open: Open) async throws(ServiceError) -> Step {
        do throws(ServiceError) {
            var events = open.events.makeAsyncIterator()
            if let event = try await events.next() {
                failures = 0
                start = .after(event.cursor)
                return .event(event)
            }
            // Its service goes away, in order.
            self.open = nil
        } catch {
            let isOver = error.code == .deadlineExceeded && open.until <= .now
            guard isOver else { throw error }
            failures = 0
            self.open = nil
        }
        return .opened(asOf: try await reopen())
    }

    /// Opens the events from where the line stands; answers when the service was heard.
    private mutating func reopen() async throws(ServiceError) -> Instant {
        if failures > 0 { await pause() }
        failures += 1
        let now = try await source.place(pace.patience)
        if start == .now { start = .after(now.cursor) }
        let cursor: Bytes? = if case .after(let cursor) = start { cursor } else { nil }
        open = Open(
            events: try await source.events(cursor, pace.renewal),
            until: .now + pace.renewal * 9 / 10
        )
        return now.asOf
    }

    /// Waits longer after each failure, and not everybody equally long, so that a service that comes back is
    /// not met by all at once.
    private func pause() async {
        let doubled = pace.retry * (1 << min(failures - 1, 16))
        let wait = min(doubled, pace.longestRetry) * Double.random(in: 0.75...1.25)
        try? await Task.sleep(for: wait)
    }

    private func step(after error: ServiceError) -> Step {
        let part = Part<RecordEvent>(error)
        switch part {
        case .denied: return .denied(error)
        case .misasked: return .refused(error)
        case .away where error.code == .failedPrecondition: return .refused(error)
        case .away, .late, .full, .answered, .unasked: return .missing(part.status)
        }
    }
}
