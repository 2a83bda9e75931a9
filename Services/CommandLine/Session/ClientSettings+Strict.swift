import RPCTransport
import Vocabulary
import Yams

extension ClientSettings {
    /// What is wrong with the values.
    var faults: [String] {
        var faults = Daemon.allCases.flatMap { daemon in
            Self.faults(of: endpoint(of: daemon), at: Self.key(of: daemon))
        }
        if anchors.isEmpty { faults.append(SettingsPhrase.expected("anchors", "", Self.path)) }
        if officers.isEmpty { faults.append(SettingsPhrase.noOfficer()) }
        var handles: Set<String> = []
        for (index, officer) in officers.enumerated() {
            let place = "officers[\(index)]"
            for (name, value) in [
                ("handle", officer.handle), ("certificate", officer.certificate),
                ("key", officer.key),
            ] where value.isEmpty {
                faults.append(SettingsPhrase.expected("\(place).\(name)", "", Self.path))
            }
            if !handles.insert(officer.handle).inserted {
                faults.append(SettingsPhrase.twice("\(place).handle", officer.handle))
            }
        }
        if officer(named: actsAs) == nil {
            faults.append(
                SettingsPhrase.expected("actsAs", actsAs, SettingsPhrase.oneOfTheHandles())
            )
        }
        return faults
    }

    /// Keys that the file has and the settings don't: a slip that would be ignored in silence.
    static func unknownKeys(in document: Node?) -> [String] {
        guard let root = document?.mapping else { return [SettingsPhrase.noMapping()] }
        let endpoints = Daemon.allCases.map(key)
        let others = ["anchors", "actsAs", "officers", "loadHosts"]
        var faults = unknown(in: root, known: endpoints + others, "")
        for name in endpoints {
            guard let endpoint = root[Node(name)]?.mapping else { continue }
            faults += unknown(in: endpoint, known: ["host", "port", "identity"], "\(name).")
        }
        for (index, officer) in (root[Node("officers")]?.array() ?? []).enumerated() {
            guard let officer = officer.mapping else { continue }
            let known = ["handle", "certificate", "key"]
            faults += unknown(in: officer, known: known, "officers[\(index)].")
        }
        return faults
    }

    /// The place of a fault that the decoder found, and what it expected there.
    static func sentence(of error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            SettingsPhrase.missing(place(context.codingPath + [key]))
        case DecodingError.typeMismatch(let type, let context),
            DecodingError.valueNotFound(let type, let context):
            SettingsPhrase.type(place(context.codingPath), kind(of: type))
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            SettingsPhrase.type(place(context.codingPath), SettingsPhrase.text())
        case YamlError.scanner(_, let problem, let mark, _),
            YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            SettingsPhrase.notYAML("\(mark.line)", problem)
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            SettingsPhrase.keyTwice("\(context.mark.line)", keys.joined(separator: ", "))
        default: SettingsPhrase.noMapping()
        }
    }

    private static func faults(of endpoint: Endpoint, at place: String) -> [String] {
        var faults: [String] = []
        if endpoint.host.isEmpty || endpoint.host.contains(where: \.isWhitespace) {
            faults.append(
                SettingsPhrase.expected("\(place).host", endpoint.host, SettingsPhrase.host())
            )
        }
        if !(1...65_535).contains(endpoint.port) {
            faults.append(
                SettingsPhrase.expected("\(place).port", "\(endpoint.port)", SettingsPhrase.port())
            )
        }
        if SPIFFEIdentity(endpoint.identity) == nil {
            faults.append(
                SettingsPhrase.expected(
                    "\(place).identity",
                    endpoint.identity,
                    "spiffe://DOMAIN/service/NAME"
                )
            )
        }
        return faults
    }

    private static func unknown(
        in mapping: Node.Mapping,
        known: [String],
        _ prefix: String
    ) -> [String] {
        mapping.keys.filter { !known.contains($0.string ?? "") }.map { key in
            SettingsPhrase.unknownKey(
                "\(key.mark?.line ?? 0)",
                prefix + (key.string ?? "?"),
                known.joined(separator: ", ")
            )
        }
    }

    private static func key(of daemon: Daemon) -> String {
        daemon == .victimSupport ? "victimSupport" : daemon.rawValue
    }

    private static func place(_ keys: [any CodingKey]) -> String {
        keys.reduce("") { path, key in
            if let index = key.intValue { return path + "[\(index)]" }
            return path.isEmpty ? key.stringValue : path + "." + key.stringValue
        }
    }

    private static func kind(of type: any Any.Type) -> String {
        switch type {
        case is Int.Type: SettingsPhrase.port()
        case is String.Type: SettingsPhrase.text()
        default: SettingsPhrase.structure()
        }
    }

    private static var path: String { SettingsPhrase.path() }
}

/// What is said about `client.yaml`.
enum SettingsPhrase: Phrasebook {
    case expected, missing, type, unknownKey, twice, keyTwice, notYAML, noMapping, noOfficer
    case host, port, path, text, structure, oneOfTheHandles

    var label: Label {
        switch self {
        case .expected: Label(vi: "{} là “{}”; phải là {}.", en: "{} is “{}”; expected {}.")
        case .missing: Label(vi: "Thiếu {}.", en: "{} is missing.")
        case .type: Label(vi: "{} phải là {}.", en: "{} must be {}.")
        case .unknownKey:
            Label(
                vi: "Dòng {}: không có khoá “{}”; chỉ có {}.",
                en: "Line {}: there is no key “{}”; expected {}."
            )
        case .twice: Label(vi: "{}: “{}” xuất hiện hai lần.", en: "{}: “{}” stands twice.")
        case .keyTwice:
            Label(
                vi: "Dòng {}: khoá “{}” xuất hiện hai lần.",
                en: "Line {}: the key “{}” stands twice."
            )
        case .notYAML: Label(vi: "Dòng {}: không phải YAML: {}.", en: "Line {}: not YAML: {}.")
        case .noMapping:
            Label(
                vi: "Tệp phải gồm các cặp khoá và giá trị (YAML).",
                en: "The file must be a mapping of keys to values (YAML)."
            )
        case .noOfficer:
            Label(
                vi: "officers trống; cần ít nhất một cán bộ.",
                en: "officers is empty; expected at least one."
            )
        case .host: Label(vi: "tên máy hoặc địa chỉ IP", en: "a host name or address")
        case .port: Label(vi: "số cổng từ 1 đến 65535", en: "a port number, 1 to 65535")
        case .path: Label(vi: "đường dẫn tới một tệp", en: "the path of a file")
        case .text: Label(vi: "văn bản", en: "text")
        case .structure: Label(vi: "một nhóm khoá", en: "a group of keys")
        case .oneOfTheHandles:
            Label(vi: "một handle trong officers", en: "a handle of officers")
        }
    }
}
