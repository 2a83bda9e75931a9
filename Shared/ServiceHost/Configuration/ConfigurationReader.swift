import Configuration
public import ServiceKit

/// Reads a configuration: a YAML file, overridden by the environment, checked against a table.
///
/// Nothing is guessed: an unknown key, a missing one and a value of the wrong form each stop the
/// start with a sentence that names the key and what was expected. All faults are told at once.
public struct ConfigurationReader {
    private let table: [Setting]
    private let neighbours: [String]

    /// Reads configurations of this table; `neighbours` are the services that must be named.
    public init(table: [Setting], neighbours: [String] = []) {
        self.table = table
        self.neighbours = neighbours
    }

    /// The checked values of a file's text.
    public func read(
        _ text: String,
        file: String,
        environment: [String: String]
    ) throws(ConfigurationError) -> ServiceSettings {
        let document: ConfigurationDocument
        do {
            document = try ConfigurationDocument(parsing: text)
        } catch {
            throw ConfigurationError(file: file, faults: [error.sentence])
        }
        var faults = unknownKeys(of: document)
        var values: [String: SettingValue] = [:]
        let names = names(in: document)
        faults += unknownVariables(in: environment, known: names.map(\.name))
        let reader = Self.reader(of: document, environment)
        for (name, setting) in names {
            do {
                values[name] = try value(of: setting, named: name, reader, document)
            } catch {
                faults.append(error.sentence)
            }
        }
        guard faults.isEmpty else { throw ConfigurationError(file: file, faults: faults) }
        return ServiceSettings(values)
    }

    // MARK: Names

    /// Every key that this configuration can have, with its setting; families spelt out.
    private func names(in document: ConfigurationDocument) -> [(name: String, setting: Setting)] {
        let prefix = "neighbours."
        let written = document.entries.map(\.name).filter { $0.hasPrefix(prefix) }
            .compactMap { $0.dropFirst(prefix.count).split(separator: ".").first.map(String.init) }
        var members: [String] = []
        for member in neighbours + written where !members.contains(member) {
            members.append(member)
        }
        return table.flatMap { setting in
            guard setting.isFamily else { return [(setting.name, setting)] }
            return members.map { (setting.name.replacing("*", with: $0), setting) }
        }
    }

    private func unknownKeys(of document: ConfigurationDocument) -> [String] {
        document.entries.compactMap { entry in
            guard !table.contains(where: { $0.matches(entry.name) }) else { return nil }
            let place = entry.line.map { "Line \($0): there" } ?? "There"
            let near = table.map(\.name).min { left, right in
                editDistance(left, entry.name) < editDistance(right, entry.name)
            }
            let hint =
                near.map { name in
                    editDistance(name, entry.name) <= 3 ? " Did you mean '\(name)'?" : ""
                } ?? ""
            return "\(place) is no key '\(entry.name)'.\(hint)"
        }
    }

    /// Variables that begin like a section of ours and name no key of it.
    ///
    /// They are slips that would otherwise be ignored in silence. Other `HOMEWARD_` variables are somebody else's.
    private func unknownVariables(
        in environment: [String: String],
        known: [String]
    ) -> [String] {
        let sections = Set(table.compactMap { $0.name.split(separator: ".").first })
        let prefixes = sections.map { Setting.environmentName(of: String($0)) + "_" }
        let names = Set(known.map(Setting.environmentName(of:)))
        return environment.keys.sorted()
            .filter { key in prefixes.contains { key.hasPrefix($0) } && !names.contains(key) }
            .map { "The environment variable \($0) names no key." }
    }

    // MARK: Values

    /// The file's values under the environment's.
    private static func reader(
        of document: ConfigurationDocument,
        _ environment: [String: String]
    ) -> ConfigReader {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for entry in document.entries {
            let components = entry.name.split(separator: ".").map(String.init)
            switch entry.value {
            case .scalar(let text):
                values[AbsoluteConfigKey(components)] = ConfigValue(
                    .string(text),
                    isSecret: false
                )
            case .list(let texts):
                values[AbsoluteConfigKey(components)] = ConfigValue(
                    .stringArray(texts),
                    isSecret: false
                )
            case .other: break
            }
        }
        let variables = EnvironmentVariablesProvider(environmentVariables: environment)
        return ConfigReader(providers: [
            variables.prefixKeys(with: "homeward"), InMemoryProvider(values: values),
        ])
    }

    private func value(
        of setting: Setting,
        named name: String,
        _ reader: ConfigReader,
        _ document: ConfigurationDocument
    ) throws(ConfigurationFault) -> SettingValue? {
        let key = ConfigKey(name.split(separator: ".").map(String.init))
        if case .paths = setting.kind {
            if let paths = reader.stringArray(forKey: key), !paths.isEmpty { return .list(paths) }
        } else if let text = reader.string(forKey: key, isSecret: setting.isSecret) {
            guard let value = Self.parse(text, as: setting.kind) else {
                let shown = setting.isSecret ? "not usable" : "'\(text)'"
                throw ConfigurationFault(
                    "\(name) is \(shown); expected \(setting.expectation)."
                )
            }
            return value
        }
        if let entry = document.entries.first(where: { $0.name == name }) {
            let place = entry.line.map { "Line \($0): " } ?? ""
            throw ConfigurationFault("\(place)\(name) must be \(setting.expectation).")
        }
        let isNeeded = setting.standard == nil && !(setting.isOptional && !isNeighbour(name))
        guard !isNeeded else {
            throw ConfigurationFault("\(name) is missing; expected \(setting.expectation).")
        }
        return setting.standard
    }

    /// Whether the key belongs to a service that this one cannot work without.
    private func isNeighbour(_ name: String) -> Bool {
        neighbours.contains { name.hasPrefix("neighbours.\($0).") }
    }

    private static func parse(_ text: String, as kind: Setting.Kind) -> SettingValue? {
        switch kind {
        case .integer(_, let range):
            guard let number = Int(text), range.contains(number) else { return nil }
            return .integer(number)
        case .text, .path:
            return text.isEmpty ? nil : .text(text)
        case .word(let words):
            return words.contains(text) ? .text(text) : nil
        case .flag:
            switch text {
            case "true": return .flag(true)
            case "false": return .flag(false)
            default: return nil
            }
        case .paths:
            return nil
        }
    }
}

/// How many letters must be inserted, removed or replaced to get from one text to the other.
private func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, b) in right.enumerated() {
            let replaced = diagonal + (a == b ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
        }
    }
    return row[right.count]
}
