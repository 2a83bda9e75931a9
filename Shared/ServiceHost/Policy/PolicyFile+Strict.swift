import RPCTransport
import Vocabulary
import Yams

extension PolicyFile {
    /// Reads and checks a policy; a fault is told by its place and what was expected.
    ///
    /// Strict on purpose: a key with a slip in it would otherwise grant or deny in silence.
    public init(parsing text: String, file: String) throws(ConfigurationError) {
        do {
            let document = try Yams.compose(yaml: text)
            var faults = document.map(Self.unknownKeys) ?? ["The policy is empty."]
            guard faults.isEmpty else { throw ConfigurationError(file: file, faults: faults) }
            self = try YAMLDecoder().decode(PolicyFile.self, from: text)
            faults = self.faults
            guard faults.isEmpty else { throw ConfigurationError(file: file, faults: faults) }
        } catch let error as ConfigurationError {
            throw error
        } catch let error as DecodingError {
            throw ConfigurationError(file: file, faults: [Self.sentence(of: error)])
        } catch {
            throw ConfigurationError(file: file, faults: ["Not a YAML document."])
        }
    }

    /// What is wrong with the entries themselves.
    private var faults: [String] {
        var faults: [String] = []
        var seen: Set<String> = []
        for (list, entries) in [("officers", officers), ("services", services)] {
            for (index, entry) in entries.enumerated() {
                let place = "\(list)[\(index)]"
                if SPIFFEIdentity(entry.identity) == nil {
                    faults.append(
                        "\(place).identity is '\(entry.identity)'; expected spiffe://domain/path."
                    )
                }
                if !seen.insert(entry.identity).inserted {
                    faults.append("\(place).identity stands twice in the policy.")
                }
                faults += roleFaults(entry, at: place)
                faults += unitFaults(entry, at: place, isOfficer: list == "officers")
            }
        }
        for (index, identity) in (denied?.identities ?? []).enumerated()
        where SPIFFEIdentity(identity) == nil {
            faults.append(
                "denied.identities[\(index)] is '\(identity)'; expected spiffe://domain/path."
            )
        }
        for (index, serial) in (denied?.serials ?? []).enumerated()
        where serial.isEmpty || !serial.utf8.allSatisfy({ isLowerHexadecimal($0) }) {
            faults.append(
                "denied.serials[\(index)] is '\(serial)'; expected lower-case hexadecimal digits."
            )
        }
        return faults
    }

    private func roleFaults(_ entry: Entry, at place: String) -> [String] {
        guard !entry.roles.isEmpty else {
            return ["\(place).roles is empty; expected at least one role."]
        }
        return entry.roles.filter { Role(rawValue: $0) == nil }
            .map { "\(place).roles has '\($0)'; expected a role of the vocabulary." }
    }

    private func unitFaults(_ entry: Entry, at place: String, isOfficer: Bool) -> [String] {
        guard let unit = entry.unit else {
            return isOfficer ? ["\(place).unit is missing; expected a path like VN/GOV/MPS."] : []
        }
        return OrgID(unit) == nil
            ? ["\(place).unit is '\(unit)'; expected a path like VN/GOV/MPS."] : []
    }

    private static func unknownKeys(of document: Node) -> [String] {
        guard let policy = document.mapping else { return ["A policy is a mapping."] }
        var faults = unknown(in: policy, known: ["officers", "services", "denied"], "")
        for list in ["officers", "services"] {
            for (index, entry) in (policy[Node(list)]?.array() ?? []).enumerated() {
                guard let entry = entry.mapping else { continue }
                let known = ["identity", "unit", "roles"]
                faults += unknown(in: entry, known: known, "\(list)[\(index)].")
            }
        }
        if let denied = policy[Node("denied")]?.mapping {
            faults += unknown(in: denied, known: ["identities", "serials"], "denied.")
        }
        return faults
    }

    private static func unknown(
        in mapping: Node.Mapping,
        known: [String],
        _ prefix: String
    ) -> [String] {
        mapping.keys.filter { !known.contains($0.string ?? "") }.map { key in
            "Line \(key.mark?.line ?? 0): there is no key '\(prefix)\(key.string ?? "?")'; "
                + "expected \(known.joined(separator: ", "))."
        }
    }

    private static func sentence(of error: DecodingError) -> String {
        let (what, context): (String, DecodingError.Context?) =
            switch error {
            case .keyNotFound(let key, let context): ("'\(key.stringValue)' is missing", context)
            case .typeMismatch(let type, let context): ("expected \(type)", context)
            case .valueNotFound(let type, let context): ("expected \(type)", context)
            case .dataCorrupted(let context): ("not a policy", context)
            @unknown default: ("not a policy", nil)
            }
        let path = (context?.codingPath ?? []).map { key in
            key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
        }
        let place = path.joined()
        return place.isEmpty ? "The policy: \(what)." : "\(place.drop { $0 == "." }): \(what)."
    }
}

private func isLowerHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
}
