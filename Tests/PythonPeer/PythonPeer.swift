public import Foundation

/// A program in Python that knows a format independently of us, run once for an answer.
///
/// Where Python is not set up the test fails: a check that is skipped without its tool is none.
public struct PythonPeer: Sendable {
    /// Why there is no answer.
    public struct Fault: Error, CustomStringConvertible {
        /// What is missing, or what the program said.
        public let description: String
    }

    private let script: URL

    /// The program in a file.
    public init(_ script: URL) { self.script = script }

    /// The interpreter with the libraries that `Tests/requirements.txt` names.
    public static func interpreter() throws -> URL {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let python =
            ProcessInfo.processInfo.environment["HOMEWARD_PYTHON"].map { URL(filePath: $0) }
            ?? root.standardizedFileURL.appending(path: ".build/python/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            throw Fault(
                description: "\(python.path) is missing: run Tests/run once, which sets it up, or "
                    + "let HOMEWARD_PYTHON name one"
            )
        }
        return python
    }

    /// What it prints for these arguments and this input.
    public func run(_ arguments: [String], _ input: Data = Data()) throws -> Data {
        let process = Process()
        let standardInput = Pipe()
        let output = Pipe()
        process.executableURL = try Self.interpreter()
        process.arguments = [script.path] + arguments
        process.standardInput = standardInput
        process.standardOutput = output
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: input)
        try standardInput.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Fault(description: "\(script.lastPathComponent) refused; it says why above")
        }
        return answer
    }
}
