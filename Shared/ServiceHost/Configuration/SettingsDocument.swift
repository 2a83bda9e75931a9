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

    /// A commented YAML file with every key; keys with a default stand commented out.
    public static func sample(_ table: [Setting]) -> String {
        var lines: [String] = []
        var open: [Substring] = []
        for setting in table {
            let segments = setting.name.replacing("*", with: "cases").split(separator: ".")
            let sections = segments.dropLast()
            for (depth, section) in sections.enumerated()
            where depth >= open.count || open[depth] != section {
                if depth == 0, !lines.isEmpty { lines.append("") }
                lines.append(indent(depth) + "\(section):")
                open = Array(sections.prefix(depth + 1))
            }
            open = Array(sections)
            let margin = indent(sections.count)
            lines.append("\(margin)# \(setting.summary) Expects \(setting.expectation).")
            let hash = setting.standard == nil && !setting.isOptional ? "" : "# "
            let value = setting.standard.map(text(of:)) ?? placeholder(of: setting)
            lines.append("\(margin)\(hash)\(segments.last ?? ""): \(value)")
        }
        return lines.joined(separator: "\n") + "\n"
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
