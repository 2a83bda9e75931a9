import Foundation
import RPC
import ServiceKit
import Synchronization
import Testing
import WireCodec

@testable import ServiceHost

/// Drills: calls held up on purpose, where the configuration allows it and nowhere else.
struct DrillTests {
    private static let settings = """

        drill:
          allowed: true
          delayMilliseconds: 1
          delayedPerMille: 1000
        """

    private func call(_ method: String) -> IncomingCall {
        IncomingCall(
            head: CallHead(method: method),
            message: [],
            peer: Caller(identity: "spiffe://drill.test/officer/1", unit: "", roles: []),
            deadline: .after(.seconds(10))
        )
    }

    /// A drill that draws these numbers in turn, and what it waited.
    private func drill(_ numbers: [Int]) -> (Drill, waited: @Sendable () -> [Duration]) {
        let drawn = Mutex(numbers[...])
        let waits = Waits()
        let drill = Drill(
            delay: .milliseconds(7),
            perMille: 10,
            draw: { drawn.withLock { $0.popFirst() ?? 999 } },
            sleep: { waits.add($0) }
        )
        return (drill, { waits.all })
    }

    /// What was waited.
    private final class Waits: Sendable {
        private let durations = Mutex<[Duration]>([])
        var all: [Duration] { durations.withLock { $0 } }

        func add(_ duration: Duration) { durations.withLock { $0.append(duration) } }
    }

    @Test func `of a thousand calls as many are held up as were drawn`() async {
        let (drill, waited) = drill(Array(0..<1_000))
        for _ in 0..<1_000 {
            let dispatch = drill.intercept(call("echo.say")) { _ in .reply(.response([1])) }
            guard case .work(_, let work) = dispatch else { continue }
            guard case .response([1]) = await work() else {
                Issue.record("a call that was held up lost its answer")
                return
            }
        }
        #expect(waited() == Array(repeating: .milliseconds(7), count: 10))
    }

    @Test func `work is held up before it begins, and keeps its executor`() async {
        let (drill, waited) = drill([0])
        let dispatch = drill.intercept(call("echo.say")) { _ in
            .work(.blocking) { [waited] in
                #expect(waited() == [.milliseconds(7)])
                return .response([2])
            }
        }
        guard case .work(.blocking, let work) = dispatch, case .response([2]) = await work() else {
            Issue.record("the work was not handed on")
            return
        }
    }

    @Test func `health is never held up`() {
        let (drill, _) = drill([0])
        let dispatch = drill.intercept(call("echo.health")) { _ in .reply(.response([3])) }
        guard case .reply(.response([3])) = dispatch else {
            Issue.record("health was held up")
            return
        }
    }

    @Test func `a drill that is allowed is held and told`() async throws {
        let ministry = try Ministry()
        defer { ministry.remove() }
        try ministry.write(Ministry.configuration + Self.settings, to: "echo.yaml")
        let service = try await ministry.start()
        #expect(ministry.lines.all.contains { $0.contains("held up on purpose") })
        await service.shutdown()
    }

    @Test func `a drill that is not allowed stops the start, and nothing is made`() async throws {
        let ministry = try Ministry()
        defer { ministry.remove() }
        let settings = Self.settings.replacingOccurrences(
            of: "allowed: true",
            with: "allowed: false"
        )
        try ministry.write(Ministry.configuration + settings, to: "echo.yaml")
        let error = await #expect(throws: ConfigurationError.self) { try await ministry.start() }
        #expect(error?.description.contains("drill.allowed: true") == true)
        #expect(!FileManager.default.fileExists(atPath: ministry.url("data").path))
    }

    @Test func `without a word about drills nothing is held up`() async throws {
        let ministry = try Ministry()
        defer { ministry.remove() }
        let configuration = try HostConfiguration(
            of: EchoService.self,
            file: ministry.url("echo.yaml").path,
            environment: [:]
        )
        #expect(configuration.drill == nil)
    }
}
