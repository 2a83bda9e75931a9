public import ServiceKit

/// The table of settings as people read it: a Markdown table, and a sample file.
public enum SettingsDocument {
    /// One row for each key.
    public static func markdown(_ table: [Setting]) -> String {
        var lines = [
            "| key | value | default | environment | meaning |",
            "| --- | --- | --- | --- | --- |",
        ]
        for setting in table {
            let secret = setting.isSecret ? " Secret." : ""
            let cells = [
                "`\(setting.name)`", setting.expectation, standard(of: setting),
                "`\(Setting.environmentName(of: setting.name))`", setting.summary + secret,
            ]
            lines.append("| " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A commented YAML file with every key; what need not be said stands commented out.
    public static func sample(_ table: [Setting]) -> String {
        let needed = table.filter(isNeeded).map(\.name)
        var lines: [String] = []
        var open: [Substring] = []
        for setting in table {
            let segments = setting.name.replacing("*", with: "cases").split(separator: ".")
            let sections = Array(segments.dropLast())
            for depth in sections.indices
            where Array(open.prefix(depth + 1)) != Array(sections[...depth]) {
                if depth == 0, !lines.isEmpty { lines.append("") }
                let path = sections[...depth].joined(separator: ".") + "."
                let hash = needed.contains { $0.hasPrefix(path) } ? "" : "# "
                lines.append("\(hash)\(indent(depth))\(sections[depth]):")
            }
            open = sections
            let margin = indent(sections.count)
            let secret = setting.isSecret ? " Secret." : ""
            lines.append("# \(margin)\(setting.summary)\(secret) Expects \(setting.expectation).")
            let hash = isNeeded(setting) ? "" : "# "
            let value = setting.standard.map(text(of:)) ?? placeholder(of: setting)
            lines.append("\(hash)\(margin)\(segments.last ?? ""): \(value)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether a configuration must have the key.
    private static func isNeeded(_ setting: Setting) -> Bool {
        setting.standard == nil && !setting.isOptional
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

    private static func standard(of setting: Setting) -> String {
        if let standard = setting.standard { return "`\(text(of: standard))`" }
        return setting.isOptional ? "none" : "required"
    }

    private static func text(of value: SettingValue) -> String {
        switch value {
        case .integer(let number): "\(number)"
        case .text(let text): text
        case .list(let texts): "[\(texts.joined(separator: ", "))]"
        case .flag(let flag): "\(flag)"
        }
    }

    private static func placeholder(of setting: Setting) -> String {
        switch setting.kind {
        case .integer(_, let range): "\(range.lowerBound)"
        case .text: "\"\""
        case .word(let words): words.first ?? ""
        case .flag: "false"
        case .path: "path"
        case .paths: "[path]"
        }
    }
}
