import ArgumentParser
import Foundation
import LoadGenerator

/// Which load, on which world: what `load`, `load search` and `load compare` share.
struct LoadOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(LoadPhrase.scenario()),
        completion: .list(ShippedScenarios.names)
    )
    var scenario: String

    @Option(help: ArgumentHelp(LoadPhrase.duration(), valueName: "seconds"))
    var duration: Double?

    @Option(help: ArgumentHelp(LoadPhrase.warmUp(), valueName: "seconds"))
    var warmUp: Double?

    @Option(help: ArgumentHelp(LoadPhrase.timeout(), valueName: "seconds"))
    var timeout: Double?

    @Option(help: ArgumentHelp(LoadPhrase.connections(), valueName: "count"))
    var connections = 2

    @Option(help: ArgumentHelp(LoadPhrase.out(), valueName: "folder"), completion: .directory)
    var out: String?

    @OptionGroup var speech: SpeechOptions

    func validate() throws {
        if !(1...16).contains(connections) { throw ValidationError("--connections: 1 … 16") }
        for (name, value) in [("duration", duration), ("timeout", timeout)] {
            if let value, !(value > 0 && value <= 86_400) {
                throw ValidationError("--\(name): 0 … 86400")
            }
        }
        if let warmUp, !(warmUp >= 0 && warmUp <= 86_400) {
            throw ValidationError("--warm-up: 0 … 86400")
        }
    }

    /// The scenario's file, shipped or on disk, and what it says with this command's changes.
    func load() throws -> (text: String, scenario: Scenario) {
        let text = try text()
        var scenario = try Self.read(text)
        if let duration { scenario.duration = .seconds(duration) }
        if let warmUp { scenario.warmUp = .seconds(warmUp) }
        if let timeout { scenario.timeout = .seconds(timeout) }
        guard scenario.warmUp < scenario.duration else {
            throw ValidationError(LoadPhrase.warmUpTooLong())
        }
        return (text, scenario)
    }

    /// Reads a scenario, its faults told in words.
    static func read(_ text: String) throws -> Scenario {
        do {
            return try Scenario(reading: text)
        } catch let error as ScenarioError {
            throw Failure(error.words, next: [LoadPhrase.seeScenarios()], status: .usage)
        }
    }

    private func text() throws -> String {
        if let shipped = ShippedScenarios.text(of: scenario) { return shipped }
        let file = URL(fileURLWithPath: scenario)
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw Failure(
                LoadPhrase.unknownScenario(scenario),
                next: ShippedScenarios.names + [LoadPhrase.seeScenarios()],
                status: .usage
            )
        }
        return text
    }
}

/// Bounds as they are typed.
struct ThresholdOptions: ParsableArguments {
    @Option(
        name: .customLong("threshold"),
        help: ArgumentHelp(LoadPhrase.threshold(), valueName: "name=bound"),
        transform: { text in
            guard let bound = Thresholds.parse(text) else {
                throw ValidationError(
                    Thresholds.Name.allCases.map { "\($0.rawValue)=…" }.joined(separator: " | ")
                )
            }
            return TypedBound(name: bound.0, bound: bound.1)
        }
    )
    var bounds: [TypedBound] = []

    /// One bound.
    struct TypedBound: Sendable {
        var name: Thresholds.Name
        var bound: Double
    }

    /// The scenario's bounds, those that were typed instead of its own.
    func added(to thresholds: Thresholds) -> Thresholds {
        bounds.reduce(into: thresholds) { $0.bounds[$1.name] = $1.bound }
    }
}

/// When calls start, as it is typed.
struct ArrivalOptions: ParsableArguments {
    @Option(help: ArgumentHelp(LoadPhrase.rate(), valueName: "per second"))
    var rate: Double?

    @Option(help: ArgumentHelp(LoadPhrase.ramp(), valueName: "from:to"))
    var ramp: String?

    @Option(help: ArgumentHelp(LoadPhrase.steps(), valueName: "rate x seconds,…"))
    var steps: String?

    @Option(help: ArgumentHelp(LoadPhrase.recorded(), valueName: "file"), completion: .file())
    var recorded: String?

    @Option(help: ArgumentHelp(LoadPhrase.spacing(), valueName: "even|poisson"))
    var spacing: String?

    func validate() throws {
        let given = [rate != nil, ramp != nil, steps != nil, recorded != nil].count { $0 }
        if given > 1 { throw ValidationError("--rate | --ramp | --steps | --recorded") }
        if let spacing, Arrivals.Spacing(rawValue: spacing) == nil {
            throw ValidationError("--spacing: even | poisson")
        }
    }

    /// The arrivals typed, or the scenario's.
    func arrivals(insteadOf scenario: Arrivals) throws -> Arrivals {
        let spacing = spacing.flatMap(Arrivals.Spacing.init(rawValue:))
        if let rate { return .planned(.constant(perSecond: rate), spacing ?? .poisson) }
        if let ramp {
            let ends = ramp.split(separator: ":").compactMap { Double($0) }
            guard ends.count == 2 else { throw ValidationError("--ramp 10:500") }
            return .planned(.ramp(from: ends[0], to: ends[1]), spacing ?? .poisson)
        }
        if let steps {
            return .planned(.steps(try Self.steps(steps)), spacing ?? .poisson)
        }
        if let recorded { return .recorded(try Self.recording(recorded)) }
        guard let spacing, case .planned(let profile, _) = scenario else { return scenario }
        return .planned(profile, spacing)
    }

    private static func steps(_ text: String) throws -> [RateProfile.Step] {
        try text.split(separator: ",").map { piece in
            let parts = piece.split(separator: "x").compactMap { Double($0) }
            guard parts.count == 2 else { throw ValidationError("--steps 100x5,200x5") }
            return RateProfile.Step(perSecond: parts[0], seconds: parts[1])
        }
    }

    /// A moment per line, in seconds from the beginning; lines that begin with `#` are remarks.
    private static func recording(_ path: String) throws -> [Duration] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure(LoadPhrase.unreadable(path), status: .usage)
        }
        return try text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.map {
            line in
            guard let seconds = Double(line.trimmingCharacters(in: .whitespaces)),
                (0...86_400).contains(seconds)
            else { throw Failure(LoadPhrase.badRecording(path, String(line)), status: .usage) }
            return .seconds(seconds)
        }
    }
}

extension ScenarioError {
    /// What is wrong, in words.
    var words: String {
        switch self {
        case .unknownScenario(let name): LoadPhrase.unknownScenario(name)
        case .malformed(let place): LoadPhrase.malformedScenario(place)
        case .unknownAct(let name): LoadPhrase.unknownAct(name)
        case .emptyMix: LoadPhrase.emptyMix()
        case .outOfRange(let name): LoadPhrase.outOfRange(name)
        case .populationTooLarge: LoadPhrase.outOfRange("population.size")
        case .unexpectedApproval: LoadPhrase.unexpectedApproval()
        }
    }
}
