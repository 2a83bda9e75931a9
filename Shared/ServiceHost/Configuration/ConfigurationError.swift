/// What is wrong with a configuration; every sentence names the key and what was expected.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file that was read.
    public let file: String
    /// One sentence for each fault, in the order of the file.
    public let faults: [String]

    /// All sentences, one a line.
    public var description: String {
        faults.map { "\(file): \($0)" }.joined(separator: "\n")
    }
}
