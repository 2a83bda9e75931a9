import RPC
import ServiceContracts
import ServiceKit
import Storage
import Synchronization
import Vocabulary
import WireCodec

/// Plants a made-up identity in every text of every request, accepted and refused, and looks for it
/// wherever it must not be.
public struct CanaryTrial<Scene: TrialScene>: Sendable {
    private let scene: Scene
    private let planting: Planting
    private let kinds: [KindTrials<Scene>]
    private let never: Set<String>

    /// A trial in a scene whose harness plants; `never` names methods, or places of them, that accept
    /// no text at all, each for a reason that its test gives.
    public init(
        _ scene: Scene,
        _ planting: Planting,
        kinds: [KindTrials<Scene>],
        neverAccepted never: Set<String> = []
    ) {
        self.scene = scene
        self.planting = planting
        self.kinds = kinds
        self.never = never
    }

    /// Does everything that is accepted (`own` are the service's own methods), then calls every method
    /// with texts everywhere that it refuses; answers where a text was found, and places that no
    /// accepted call had a text in.
    public func problems(own: (Scene) async throws -> Void) async throws -> [String] {
        try await own(scene)
        for kind in kinds { try await kind.tour(scene) }
        try await PlantedRefusals<Scene.Service.Contract>(planting)
            .sendAll(now: scene.harness.time.now) { scene.harness.transport(as: $0) }
        var problems = try await found("while the service runs")
        try await scene.harness.restart()
        problems += try await found("after a restart")
        await scene.harness.close()
        problems += try scene.harness.places(holdingAnyOf: Planting.texts)
            .map { "found in \($0) once the service is closed" }
        problems += planting.echoes.map { "a refusal said it: \($0)" }
        let accepted = planting.accepted
        problems += planting.places.subtracting(accepted).sorted()
            .filter { !never.contains($0.method) && !never.contains("\($0)") }
            // Names of fields that a kind adds up; a count refuses every other text.
            .filter { !($0.method.hasSuffix(".count") && "\($0)".hasSuffix(" sums[]")) }
            .map { "never planted in a call that was accepted: \($0)" }
        problems += accepted.filter { never.contains($0.method) || never.contains("\($0)") }
            .map { "accepted after all: \($0)" }
        return problems
    }

    private func found(_ moment: String) async throws -> [String] {
        var problems = try scene.harness.places(holdingAnyOf: Planting.texts)
            .map { "found in \($0) \(moment)" }
        let audit = try await scene.harness.auditEntries().map { "\($0)" }
        let events = try await events()
        for (place, lines) in [("the audit", audit), ("an event", events)]
        where lines.contains(where: { line in Planting.texts.contains { line.contains($0) } }) {
            problems.append("found in \(place) \(moment)")
        }
        return problems
    }

    /// Who listens to the feed: one who reads nearly everything, those who act, and a stranger.
    private static var listeners: [Caller] {
        [
            Officers.of(.consular, in: "VN/GOV"), Officers.police, Officers.health,
            Officers.borderGuard, Officers.strangePolice,
        ]
    }

    /// Every event so far, as several readers get them, each of them to the end of what they may know.
    private func events() async throws -> [String] {
        let last: Int64 = try await scene.harness.audited.store.read { snapshot in
            try snapshot.row("SELECT COUNT(*) AS n FROM record_events")?["n"] ?? 0
        }
        let heard = HeardEvents()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, listener) in Self.listeners.enumerated() {
                let client = scene.client(listener)
                group.addTask {
                    let feed = try await client.stream(WatchRecords<Scene.Service.Contract>())
                    for try await event in feed { try heard.add(event, by: number) }
                }
            }
            try await heard.waitForSilence(atLeast: Int(last / 2))
            group.cancelAll()
            // What was heard is there; that a feed was cut off says nothing.
            while let end = await group.nextResult() { _ = end }
        }
        return heard.lines
    }
}

/// What listeners to a feed were told, as values and as bytes.
private final class HeardEvents: Sendable {
    private struct State {
        var lines: [String] = []
        var counts: [Int: Int] = [:]
    }

    private let state = Mutex(State())

    var lines: [String] { state.withLock(\.lines) }

    func add(_ event: RecordEvent, by listener: Int) throws {
        let line = "\(event) \(String(decoding: try Wire.encode(event), as: UTF8.self))"
        state.withLock { state in
            state.lines.append(line)
            state.counts[listener, default: 0] += 1
        }
    }

    /// Waits until nobody is told anything more; throws where nobody was told even so much.
    func waitForSilence(atLeast enough: Int) async throws {
        var before = -1
        for _ in 0..<240 {
            try await Task.sleep(for: .milliseconds(250))
            let (count, most) = state.withLock { ($0.lines.count, $0.counts.values.max() ?? 0) }
            if count == before, most >= enough { return }
            before = count
        }
        throw TooLittleHeard()
    }

    /// The feeds told so little that finding nothing in them means nothing.
    private struct TooLittleHeard: Error {}
}
