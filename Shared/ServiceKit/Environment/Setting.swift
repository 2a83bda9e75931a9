/// One key of a configuration: its name, what it takes, and why.
///
/// Settings are data: the host reads, checks and documents configurations from the same table, so
/// the sample, the documentation and the program cannot disagree.
public struct Setting: Sendable, Hashable {
    /// What a value may be.
    public enum Kind: Sendable, Hashable {
        /// A whole number with its unit, within a range.
        case integer(unit: String, ClosedRange<Int>)
        /// A text; `expected` says in words what it looks like.
        case text(expected: String)
        /// One of a few words.
        case word([String])
        /// `true` or `false`.
        case flag
        /// The path of a file or folder; relative paths start at the configuration's folder.
        case path
        /// Several paths.
        case paths
    }

    /// The dotted name, `listen.port`; a segment `*` stands for any name.
    public let name: String
    /// What a value may be.
    public let kind: Kind
    /// What holds when the key is absent; `nil` makes it required, unless it is optional.
    public let standard: SettingValue?
    /// Whether the key may be absent without a default.
    public let isOptional: Bool
    /// Whether the value must never be shown.
    public let isSecret: Bool
    /// One sentence for whoever writes a configuration.
    public let summary: String

    /// Declares a key.
    public init(
        _ name: String,
        _ kind: Kind,
        default standard: SettingValue? = nil,
        isOptional: Bool = false,
        isSecret: Bool = false,
        _ summary: String
    ) {
        self.name = name
        self.kind = kind
        self.standard = standard
        self.isOptional = isOptional
        self.isSecret = isSecret
        self.summary = summary
    }

    /// What a value must be, in words: `a whole number of seconds from 1 to 600`.
    public var expectation: String {
        switch kind {
        case .integer(let unit, let range):
            "a whole number of \(unit) from \(range.lowerBound) to \(range.upperBound)"
        case .text(let expected): expected
        case .word(let words): "one of \(words.joined(separator: ", "))"
        case .flag: "true or false"
        case .path: "the path of a file or folder"
        case .paths: "a list of paths"
        }
    }
}
