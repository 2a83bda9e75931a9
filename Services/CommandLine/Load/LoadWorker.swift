import ArgumentParser
import Foundation
import LoadGenerator
import WireCodec

/// What a worker process is told, on its standard input.
struct WorkerOrder: Codable, Sendable {
    /// The scenario's file.
    var scenario: String
    /// The world's folder.
    var home: String
    /// The rate of this worker, per second and over time.
    var arrivals: WorkerArrivals
    /// How long, how long to warm up and to wait, in seconds.
    var duration, warmUp, timeout: Double
    /// The run's name, of this worker alone.
    var run: String
    /// Decides this worker's chances.
    var seed: UInt64
    /// When all workers begin, by the machine's monotonic clock.
    var start: UInt64
    /// The records that were prepared.
    var population: Population
    /// Connections per service.
    var connections: Int
    /// Whether to check the promise at the end.
    var checks: Bool
}

/// A worker's part of the arrivals, as it travels.
enum WorkerArrivals: Codable, Sendable {
    case steps([RateProfile.Step], poisson: Bool)
    case ramp(from: Double, to: Double, poisson: Bool)
    case recorded([Double])

    /// The part of one worker among several: so much of the rate, or every so-manieth moment.
    init(_ arrivals: Arrivals, worker: Int, of count: Int, seconds: Double) {
        switch arrivals {
        case .recorded(let moments):
            let own = moments.sorted().enumerated().filter { $0.offset % count == worker }
            self = .recorded(own.map { $0.element / .seconds(1) })
        case .planned(let profile, let spacing):
            let poisson = spacing == .poisson
            switch profile.scaled(by: 1 / Double(count)) {
            case .constant(let rate):
                self = .steps([.init(perSecond: rate, seconds: seconds)], poisson: poisson)
            case .ramp(let from, let to): self = .ramp(from: from, to: to, poisson: poisson)
            case .steps(let steps): self = .steps(steps, poisson: poisson)
            }
        }
    }

    /// The arrivals.
    var arrivals: Arrivals {
        switch self {
        case .steps(let steps, let poisson):
            .planned(.steps(steps), poisson ? .poisson : .even)
        case .ramp(let from, let to, let poisson):
            .planned(.ramp(from: from, to: to), poisson ? .poisson : .even)
        case .recorded(let moments): .recorded(moments.map { .seconds($0) })
        }
    }
}

/// What a worker answers, on its standard output.
struct WorkerFindings: Codable, Sendable {
    /// What it measured.
    var measured: Measurements
    /// How it did.
    var generator: GeneratorReport
    /// Whether what was acknowledged to it is there.
    var checked: InvariantCheck.Report?
    /// What was filed through it.
    var filed: [InvariantCheck.Filed]
}

/// One of several processes of a run: reads its order, runs, answers; never typed by people.
struct LoadWorker: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: LoadPhrase.worker(),
        shouldDisplay: false
    )

    func run() async throws {
        let input = FileHandle.standardInput.readDataToEndOfFile()
        let order = try JSONDecoder().decode(WorkerOrder.self, from: input)
        var scenario = try LoadOptions.read(order.scenario)
        scenario.duration = .seconds(order.duration)
        scenario.warmUp = .seconds(order.warmUp)
        scenario.timeout = .seconds(order.timeout)
        let layout = WorldLayout(home: URL(fileURLWithPath: order.home, isDirectory: true))
        // A worker has no more rights than its parent: it looks at the configuration itself.
        let targets = try LoadTargets(layout)
        let connections = try targets.connect(
            officers: scenario.officers,
            connections: order.connections,
            retries: scenario.retries
        )
        await connections.goFirst()
        let session = try LoadSession(
            scenario,
            on: targets,
            connections: [connections],
            population: order.population
        )
        let findings = try await work(order, in: session)
        await session.close()
        FileHandle.standardOutput.write(try JSONEncoder().encode(findings))
    }

    private func work(
        _ order: WorkerOrder,
        in session: LoadSession
    ) async throws -> WorkerFindings {
        let recorder = Recorder()
        let ledger = Ledger()
        let cpu = try await session.run(
            order.arrivals.arrivals,
            session.setting(run: order.run, seed: order.seed, start: order.start),
            ledger: ledger,
            into: recorder
        )
        let measured = recorder.snapshot
        var findings = WorkerFindings(
            measured: measured,
            generator: GeneratorReport(measured, cpu: cpu),
            checked: nil,
            filed: []
        )
        if order.checks {
            let callers = session.connections[0].callers
            let (report, filed) = await InvariantCheck(ledger, callers: callers, trail: nil).ask()
            findings.checked = report
            findings.filed = filed
        }
        return findings
    }
}

/// Several worker processes that make one load together.
struct Crew: Sendable {
    /// How long workers may take to start and connect before the load begins.
    private static let headStart: UInt64 = 1_500_000_000

    let count: Int
    let job: LoadJob
    let population: Population

    /// Runs all of them and adds up what they found.
    func run(_ name: String, seed: UInt64) async throws -> WorkerFindings {
        let start = Setting.now + Self.headStart
        let parts = try await withThrowingTaskGroup(of: WorkerFindings.self) { group in
            for worker in 0..<count {
                let order = order(worker, name, seed: seed, start: start)
                group.addTask { try await Self.run(order) }
            }
            var parts: [WorkerFindings] = []
            for try await part in group { parts.append(part) }
            return parts
        }
        guard var sum = parts.first else {
            throw Failure(LoadPhrase.workerFailed(""), status: .fault)
        }
        for part in parts.dropFirst() {
            sum.measured.add(part.measured)
            sum.generator = sum.generator.worse(part.generator)
            if let checked = part.checked {
                sum.checked = sum.checked ?? InvariantCheck.Report()
                sum.checked?.add(checked)
            }
            sum.filed += part.filed
        }
        return sum
    }

    private func order(
        _ worker: Int,
        _ name: String,
        seed: UInt64,
        start: UInt64
    ) -> WorkerOrder {
        let scenario = job.scenario
        let seconds = scenario.duration / .seconds(1)
        return WorkerOrder(
            scenario: job.text,
            home: job.targets.layout.home.path,
            arrivals: WorkerArrivals(
                scenario.arrivals,
                worker: worker,
                of: count,
                seconds: seconds
            ),
            duration: seconds,
            warmUp: scenario.warmUp / .seconds(1),
            timeout: scenario.timeout / .seconds(1),
            run: "\(name)-\(worker)",
            seed: seed &* 1_000 &+ UInt64(worker),
            start: start,
            population: population,
            connections: job.connections,
            checks: job.checks
        )
    }

    /// Starts a process of this program, hands it its order and reads its findings.
    private static func run(_ order: WorkerOrder) async throws -> WorkerFindings {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["load", "worker"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        let data = try JSONEncoder().encode(order)
        return try await withTaskCancellationHandler {
            try process.run()
            // Reading and writing block, each on a thread that may.
            async let read = Self.blocking { output.fileHandleForReading.readDataToEndOfFile() }
            _ = await Self.blocking { () -> Data in
                try? input.fileHandleForWriting.write(contentsOf: data)
                try? input.fileHandleForWriting.close()
                return Data()
            }
            let answer = await read
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw Failure(
                    LoadPhrase.workerFailed("\(process.terminationStatus)"),
                    status: .fault
                )
            }
            return try JSONDecoder().decode(WorkerFindings.self, from: answer)
        } onCancel: {
            process.terminate()
        }
    }

    private static func blocking(_ work: @escaping @Sendable () -> Data) async -> Data {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: work()) }
        }
    }
}
