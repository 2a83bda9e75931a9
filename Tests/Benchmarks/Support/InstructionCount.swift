import Foundation

/// Counts executed instructions with valgrind, which runs this very program once more.
///
/// Unlike time they hardly differ from run to run, also on a busy machine.
public enum InstructionCount {
    /// What went wrong.
    public struct Failure: Error, CustomStringConvertible {
        public var description: String
    }

    /// Instructions of one execution: the difference of two runs of the program that differ only in
    /// how often they execute it.
    ///
    /// `arguments` makes the program run a subject so many times.
    public static func perExecution(arguments: (_ times: Int) -> [String]) throws -> Int {
        let (few, many) = (200, 700)
        let difference = try count(arguments(many)) - count(arguments(few))
        return difference / (many - few)
    }

    private static func count(_ arguments: [String]) throws -> Int {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program]
            + arguments
        let output = Pipe()
        process.standardError = output
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        process.waitUntilExit()
        guard process.terminationStatus == 0,
            let match = text.firstMatch(of: /Collected : ([0-9]+)/),
            let count = Int(match.1)
        else { throw Failure(description: "valgrind did not count: \(text.suffix(400))") }
        return count
    }

    private static var program: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments[0]
    }
}
