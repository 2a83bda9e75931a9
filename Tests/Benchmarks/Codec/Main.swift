import ArgumentParser
import BenchmarkSupport
import Foundation

/// Measures how the record is encoded and decoded, by us and by others, in one run.
@main struct CodecBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codec-bench",
        abstract: "Encodes and decodes one record: time, allocations, instructions.",
        discussion: "Ratios are to swift-protobuf in the same run; time is a median of rounds."
    )

    @Option(help: "Only subjects whose name, like encode/Wire, contains this.")
    var only = ""

    @Option(help: "Rounds, in each of which every subject has its turn.")
    var rounds = 25

    @Option(help: "Executions of each subject in a round.")
    var times = 2000

    @Flag(help: "Also count instructions, with valgrind.")
    var instructions = false

    @Option(help: "Hold instructions and allocations against the figures of this file.")
    var check: String?

    @Flag(help: .hidden)
    var bare = false

    func run() throws {
        let subjects = try Subjects.all().filter { only.isEmpty || $0.path.contains(only) }
        guard !subjects.isEmpty else { throw ValidationError("no subject has \(only) in its name") }
        // What valgrind runs: the work alone.
        if bare { return try subjects[0].run(times) }
        var results = try Measurement.interleaved(subjects, rounds: rounds, times: times)
        if instructions || check != nil {
            for (place, subject) in subjects.enumerated() {
                results[place].instructions = try InstructionCount.perExecution { times in
                    ["--bare", "--only", subject.path, "--times", String(times)]
                }
            }
        }
        write(Table(subjects, results, ratiosTo: "swift-protobuf").text)
        if let check { try Allowance(readFrom: check).hold(subjects, results) }
    }

    private func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
