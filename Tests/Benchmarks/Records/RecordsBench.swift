import ArgumentParser
import Foundation
import RPC
import RPCTransport
import ServiceContracts
import Vocabulary

/// Asks one running service, call after call over mutual TLS, and prints how long each call took:
/// a line of JSON for each kind of question, in nanoseconds.
///
/// `measure.py` beside it starts the services, alternates between few and many records, and compares.
@main struct RecordsBench: AsyncParsableCommand {
    /// The service that is asked.
    enum Subject: String, ExpressibleByArgument {
        case victims = "victim-support"
        case cases
        case liaison
    }

    @Argument(help: "The service: victim-support, cases or liaison.")
    var subject: Subject
    @Option(help: "The folder of the development world that the service runs in.")
    var world: String
    @Option(help: "Its port on this machine.")
    var port: Int
    @Option(
        help:
            "A file with identifiers of records, one a line; those that nobody here reads are left out."
    )
    var identifiers: String
    @Option(help: "Calls of each kind.")
    var calls = 400
    @Option(help: "Calls of each kind beforehand, not measured.")
    var warmUp = 20
    @Option(
        help: "Seconds that calls of one kind may take together; then that kind is asked no more."
    )
    var budget = 15.0
    @Option(help: "Where chance begins.")
    var seed: UInt64 = 1
    @Option(
        help:
            "Drops the pages of this folder's files, and where permitted all others, before each call."
    )
    var drop: String?
    @Option(help: "A file in which the places of the pages are kept, which are found once.")
    var places: String
    @Option(help: "Kinds of questions, separated by commas; without it, all.")
    var questions: String?

    func run() async throws {
        let plan: Plan =
            switch subject {
            case .victims: .victims
            case .cases: .reports
            case .liaison: .letters
            }
        let ways = try Ways(to: subject.rawValue, port: port, in: URL(filePath: world), plan)
        switch subject {
        case .victims: try await measure(Asker(Victim.self, plan, ways))
        case .cases: try await measure(Asker(Report.self, plan, ways))
        case .liaison: try await measure(Asker(Correspondence.self, plan, ways))
        }
        await ways.close()
    }

    private func measure(_ asker: some Asking) async throws {
        let known = try await Places.found(in: places, by: asker, among: identifiers)
        let wanted = questions?.split(separator: ",").map(String.init)
        if let unknown = wanted?.first(where: { Question(rawValue: $0) == nil }) {
            throw ValidationError("There is no question \(unknown).")
        }
        let questions = Question.allCases.filter {
            asker.asks($0) && wanted?.contains($0.rawValue) ?? true
        }
        var samples = Samples(seed: seed)
        for number in 0..<warmUp + calls {
            // Another order each time: what one question leaves in memory favours no other.
            for question in samples.shuffled(questions)
            where samples.spent(on: question) < .seconds(budget) {
                if let drop { try PageCache.drop(drop) }
                let choice = samples.choice()
                let start = ContinuousClock.now
                let answer = try await asker.ask(question, choice, known)
                let time = start.duration(to: .now)
                samples.spend(time, on: question)
                if number >= warmUp { samples.add(question, time, answer) }
            }
        }
        for question in questions { print(samples.line(of: question)) }
    }
}

/// What was measured.
struct Samples {
    private var times: [Question: [Int64]] = [:]
    private var lowerBounds: [Question: Int] = [:]
    private var late: [Question: Int] = [:]
    private var time: [Question: Duration] = [:]
    private var random: SyntheticChance

    init(seed: UInt64) { random = SyntheticChance(state: seed) }

    mutating func shuffled(_ questions: [Question]) -> [Question] {
        questions.shuffled(using: &random)
    }

    func spent(on question: Question) -> Duration { time[question, default: .zero] }

    mutating func spend(_ more: Duration, on question: Question) {
        time[question, default: .zero] += more
    }

    mutating func choice() -> Int { Int.random(in: 0..<1_000_000, using: &random) }

    mutating func add(_ question: Question, _ time: Duration, _ answer: Answer) {
        let nanoseconds = time.components.attoseconds / 1_000_000_000
        times[question, default: []].append(time.components.seconds * 1_000_000_000 + nanoseconds)
        switch answer {
        case .whole: break
        case .lowerBound: lowerBounds[question, default: 0] += 1
        case .late: late[question, default: 0] += 1
        }
    }

    func line(of question: Question) -> String {
        let all = times[question, default: []].map(String.init).joined(separator: ",")
        let counts = (lowerBounds[question, default: 0], late[question, default: 0])
        return """
            {"question":"\(question.rawValue)","lowerBounds":\(counts.0),"late":\(counts.1),\
            "times":[\(all)]}
            """
    }
}

/// Chance that comes out the same again (SplitMix64).
struct SyntheticChance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
        bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
        return bits ^ (bits >> 31)
    }
}
