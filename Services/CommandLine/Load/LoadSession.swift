import Foundation
import LoadGenerator
import WireCodec

/// Everything that runs of one scenario on one world share: connections, records, names.
struct LoadSession: Sendable {
    let scenario: Scenario
    let targets: LoadTargets
    /// The connections; more than one set only where a closed loop wants each for itself.
    let connections: [LoadConnections]
    let population: Population
    private let mix: Mix

    /// Connects and prepares the records that the scenario reads.
    static func open(
        _ scenario: Scenario,
        on targets: LoadTargets,
        connections count: Int,
        separately: Bool,
        say: @escaping @Sendable (String) -> Void
    ) async throws -> LoadSession {
        let mix: Mix
        do { mix = try scenario.acts() } catch { throw Failure(error.words, status: .usage) }
        let sets = try (0..<(separately ? count : 1)).map { _ in
            try targets.connect(
                officers: scenario.officers,
                connections: separately ? 1 : count,
                retries: scenario.retries
            )
        }
        do {
            for set in sets { await set.goFirst() }
            if scenario.population > 0 { say(LoadPhrase.preparing("\(scenario.population)")) }
            let population = try await Preparation(sets[0].callers)
                .population(of: scenario.population)
            return LoadSession(
                scenario: scenario,
                targets: targets,
                connections: sets,
                population: population,
                mix: mix
            )
        } catch {
            for set in sets { await set.close() }
            throw error
        }
    }

    /// Connects to a world whose records somebody else prepared: a worker's way.
    init(
        _ scenario: Scenario,
        on targets: LoadTargets,
        connections: [LoadConnections],
        population: Population
    ) throws {
        self.init(
            scenario: scenario,
            targets: targets,
            connections: connections,
            population: population,
            mix: try scenario.acts()
        )
    }

    private init(
        scenario: Scenario,
        targets: LoadTargets,
        connections: [LoadConnections],
        population: Population,
        mix: Mix
    ) {
        self.scenario = scenario
        self.targets = targets
        self.connections = connections
        self.population = population
        self.mix = mix
    }

    /// Says goodbye.
    func close() async {
        for set in connections { await set.close() }
    }

    /// A setting for a run of a name.
    func setting(run: String, seed: UInt64, start: UInt64? = nil) -> Setting {
        var setting = Setting(
            run: run,
            seed: seed,
            duration: scenario.duration,
            warmUp: scenario.warmUp,
            timeout: scenario.timeout
        )
        setting.start = start
        return setting
    }

    /// A stage per set of connections, all with one ledger.
    func stages(_ ledger: Ledger) -> [Stage] {
        let today = Instant.now
        return connections.map { set in
            Stage(
                callers: set.callers,
                population: population,
                popularity: scenario.popularity,
                ledger: ledger,
                today: today,
                executor: set.executor
            )
        }
    }

    /// Runs arrivals in an open loop.
    func run(
        _ arrivals: Arrivals,
        _ setting: Setting,
        ledger: Ledger,
        into recorder: Recorder
    ) async throws -> CPUShare {
        let schedule = try Self.schedule(arrivals, setting)
        return await OpenLoop(schedule, mix, setting, on: stages(ledger)[0]).run(into: recorder)
    }

    /// Runs a closed loop with so many calls under way on each connection.
    func run(
        inFlight: Int,
        _ setting: Setting,
        ledger: Ledger,
        into recorder: Recorder
    ) async -> CPUShare {
        await ClosedLoop(
            inFlight: inFlight * connections.count,
            thinking: scenario.thinking,
            mix,
            setting,
            on: stages(ledger)
        )
        .run(into: recorder)
    }

    /// Plans calls; a plan that cannot be is told in words.
    static func schedule(_ arrivals: Arrivals, _ setting: Setting) throws -> ArrivalSchedule {
        do {
            return try ArrivalSchedule(arrivals, for: setting.duration, seed: setting.seed)
        } catch {
            throw Failure(error.words, status: .usage)
        }
    }

    /// A name that no other run has.
    static func newName() -> String {
        var generator = SystemRandomNumberGenerator()
        return "load-" + String(generator.next(), radix: 36)
    }
}

extension PlanError {
    /// What is wrong, in words.
    var words: String {
        switch self {
        case .rate: LoadPhrase.badRate()
        case .duration: LoadPhrase.outOfRange("duration")
        case .tooMany: LoadPhrase.tooManyCalls("\(ArrivalSchedule.maximumCount)")
        case .recording: LoadPhrase.outOfRange("recorded")
        case .empty: LoadPhrase.emptyPlan()
        }
    }
}
