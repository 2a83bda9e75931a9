import RPC
import ServiceKit
import WireCodec

/// Holds up some calls on purpose, so that people and programs can practise with a slow service.
///
/// What a slow service does to the others, whether a comparison finds a build that is slower, and what
/// an officer sees meanwhile is better tried than imagined. Never where real people are helped: the
/// configuration must allow drills by a word of its own, and the log says so at the start.
///
/// Health is not held up: a drill is about work, and must not look like an outage.
struct Drill: ServerInterceptor {
    /// How long a call is held up.
    let delay: Duration
    /// How many of a thousand calls.
    let perMille: Int
    /// Draws a number from 0 to 999 for each call; tests pass their own.
    var draw: @Sendable () -> Int = { Int.random(in: 0..<1_000) }
    /// Waits; tests pass their own.
    var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

    func intercept(_ call: IncomingCall, next: (IncomingCall) -> Dispatch) -> Dispatch {
        let dispatch = next(call)
        guard !call.head.method.hasSuffix(".health"), draw() < perMille else { return dispatch }
        let (delay, sleep) = (delay, sleep)
        switch dispatch {
        case .reply(let reply):
            return .work(.eventLoop) {
                try? await sleep(delay)
                return reply
            }
        case .work(let execution, let work):
            return .work(execution) {
                try? await sleep(delay)
                return await work()
            }
        case .stream(let stream):
            return .stream { sink in
                try? await sleep(delay)
                return await stream(sink)
            }
        }
    }
}

extension HostConfiguration {
    /// The drill that is to be held, if any.
    var drill: Drill? {
        let delay = integer(HostSettings.drillDelay)
        guard settings.flag(HostSettings.drillAllowed) == true, delay > 0 else { return nil }
        return Drill(
            delay: .milliseconds(delay),
            perMille: integer(HostSettings.drillShare)
        )
    }
}
