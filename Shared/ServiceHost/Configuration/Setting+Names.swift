import ServiceKit

extension Setting {
    /// Whether a name of a configuration is this setting's, `*` standing for any one segment.
    func matches(_ candidate: String) -> Bool {
        let pattern = name.split(separator: ".", omittingEmptySubsequences: false)
        let segments = candidate.split(separator: ".", omittingEmptySubsequences: false)
        return pattern.count == segments.count
            && zip(pattern, segments).allSatisfy { $0 == "*" ? !$1.isEmpty : $0 == $1 }
    }

    /// Whether any name may stand in a part of the setting's.
    var isFamily: Bool { name.contains("*") }

    /// The environment variable that overrides a key: `listen.port` is `HOMEWARD_LISTEN_PORT`.
    static func environmentName(of name: String) -> String {
        var words = "HOMEWARD"
        for segment in name.split(separator: ".") {
            words += "_"
            for character in segment {
                if character.isUppercase { words += "_" }
                words += character == "-" ? "_" : character.uppercased()
            }
        }
        return words
    }
}
