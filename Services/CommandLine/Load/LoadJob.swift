import Foundation
import LoadGenerator
import WireCodec

/// One `homeward load`: prepares, runs every seed, checks the promise, puts the result together.
struct LoadJob: Sendable {
    let scenario: Scenario
    /// The scenario's file, for workers.
    let text: String
    let targets: LoadTargets
    let connections: Int
    /// For a closed loop, how many calls are under way.
    let inFlight: Int?
    let seeds: [UInt64]
    let workers: Int
    let faults: Faults?
    let checks: Bool

    /// What one seed's run came to.
    private struct Part {
        var measured: Measurements
        var generator: GeneratorReport
        var checked: InvariantCheck.Report?
        var filed: [InvariantCheck.Filed]
        var events: [RunResult.Event]
    }

    /// Does all of it.
    func run() async throws -> RunResult {
        let startedAt = Instant.now.description
        let session = try await LoadSession.open(
            scenario,
            on: targets,
            connections: connections,
            separately: inFlight != nil,
            say: { Terminal.note($0) }
        )
        do {
            let trails = checks ? try await TrailFiles.mark(targets.layout) : nil
            var parts: [Part] = []
            for seed in seeds { parts.append(try await run(seed, in: session)) }
            let report = await check(parts, trails)
            await session.close()
            return result(parts, checked: report, startedAt: startedAt)
        } catch {
            await session.close()
            throw error
        }
    }

    private func run(_ seed: UInt64, in session: LoadSession) async throws -> Part {
        let name = LoadSession.newName()
        if workers > 1 {
            let crew = Crew(count: workers, job: self, population: session.population)
            let (findings, events) = try await beside(Recorder(), seed) {
                try await crew.run(name, seed: seed)
            }
            return Part(
                measured: findings.measured,
                generator: findings.generator,
                checked: findings.checked,
                filed: findings.filed,
                events: events
            )
        }
        let recorder = Recorder()
        let ledger = Ledger()
        let setting = session.setting(run: name, seed: seed)
        let (cpu, events) = try await beside(recorder, seed) {
            if let inFlight {
                await session.run(inFlight: inFlight, setting, ledger: ledger, into: recorder)
            } else {
                try await session.run(
                    scenario.arrivals,
                    setting,
                    ledger: ledger,
                    into: recorder
                )
            }
        }
        let measured = recorder.snapshot
        var part = Part(
            measured: measured,
            generator: GeneratorReport(measured, cpu: cpu),
            filed: [],
            events: events
        )
        guard checks else { return part }
        if ledger.count > 0 { Terminal.note(LoadPhrase.checking("\(ledger.count)")) }
        let callers = session.connections[0].callers
        let (report, filed) = await InvariantCheck(ledger, callers: callers, trail: nil).ask()
        part.checked = report
        part.filed = filed
        return part
    }

    /// Does some work while the live view shows it and the faults are made.
    private func beside<Answer: Sendable>(
        _ recorder: Recorder,
        _ seed: UInt64,
        _ work: @escaping @Sendable () async throws -> Answer
    ) async throws -> (Answer, [RunResult.Event]) {
        let view = LiveView(title: title(seed), total: scenario.duration - scenario.warmUp)
        let warmUp = scenario.warmUp
        return try await withThrowingTaskGroup(of: [RunResult.Event].self) { group in
            group.addTask {
                await view.show(recorder, after: warmUp)
                return []
            }
            if let faults { group.addTask { await faults.make(after: warmUp) } }
            let answer: Answer
            do {
                answer = try await work()
            } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
            var events: [RunResult.Event] = []
            for try await part in group { events += part }
            return (answer, events.sorted { $0.second < $1.second })
        }
    }

    private func title(_ seed: UInt64) -> String {
        let loop =
            inFlight.map { LoadPhrase.closedTitle("\(connections)", "\($0)") }
            ?? LoadPhrase.openTitle()
        return "\(scenario.name) · \(loop)" + (seeds.count > 1 ? " · \(seed)" : "")
    }

    private func check(_ parts: [Part], _ trails: TrailFiles?) async -> InvariantCheck.Report? {
        guard checks else { return nil }
        var report = parts.compactMap(\.checked).reduce(into: InvariantCheck.Report()) {
            $0.add($1)
        }
        let filed = parts.flatMap(\.filed)
        guard !filed.isEmpty || report.unsettled > 0 else { return nil }
        if let trails { await report.compare(filed) { try await trails.read($0) } }
        return report
    }

    private func result(
        _ parts: [Part],
        checked: InvariantCheck.Report?,
        startedAt: String
    ) -> RunResult {
        var measured = Measurements()
        for part in parts { measured.add(part.measured) }
        let reports = parts.map(\.generator)
        let span = (scenario.duration - scenario.warmUp) / .seconds(1)
        let seconds = span * Double(parts.count)
        let intended = measured.seconds.reduce(0) { $0 + $1.intended }
        var result = RunResult(
            scenario: scenario.name,
            loop: inFlight.map { .closed(inFlight: $0, connections: connections) }
                ?? .open(perSecond: Double(intended) / seconds),
            targets: targets.names,
            startedAt: startedAt,
            seconds: seconds,
            seeds: zip(seeds, parts).map { .init(seed: $0, $1.measured) },
            workers: workers,
            machine: .current,
            measured: measured,
            generator: reports.dropFirst().reduce(reports[0]) { $0.worse($1) },
            thresholds: scenario.thresholds
        )
        result.invariants = checked
        result.events = parts.flatMap(\.events)
        result.recoveries = (faults?.plan.faults ?? []).filter(\.breaks).map { fault in
            Recovery(from: fault.name, at: fault.at, in: measured.seconds)
        }
        return result
    }
}
