import Vocabulary

/// Who sees a record by how it is filed: all records that are filed so share it.
///
/// ``Vocabulary/Filing/access(for:)`` and ``Vocabulary/Record/knownTo`` say who that is; a class says the
/// same in units alone, so that it can stand beside the sealed record and be asked in the store.
struct AccessClass: Hashable {
    /// Owner and assigned units, as filed, sorted.
    let units: [String]
    /// The owner, where its whole ministry reads the record.
    let inMinistryOf: String?
    /// Units that know that it exists, as filed, sorted.
    let knownTo: [String]
    /// Whether everybody knows that it exists.
    let isShared: Bool

    /// The class of whatever is filed so.
    init(of filing: Filing, knownTo: [OrgID]) {
        units = Set(([filing.owner] + filing.assigned).map(\.path)).sorted()
        let reach = filing.handling == .restricted ? nil : filing.visibility.known
        inMinistryOf = reach == .ministry ? filing.owner.path : nil
        self.knownTo = Set(knownTo.map(\.path)).sorted()
        isShared = reach == .shared
    }

    // MARK: - As text

    private static let ministry: Character = "="
    private static let knows: Character = "?"
    private static let shared = "+"

    /// In one text, which tells classes apart; no path holds a space, or begins like the other parts.
    var text: String {
        let others =
            (inMinistryOf.map { ["\(Self.ministry)\($0)"] } ?? [])
            + knownTo.map { "\(Self.knows)\($0)" } + (isShared ? [Self.shared] : [])
        return (units + others).joined(separator: " ")
    }

    /// Reads it back.
    init(text: String) {
        var (units, knownTo): ([String], [String]) = ([], [])
        var (inMinistryOf, isShared): (String?, Bool) = (nil, false)
        for part in text.split(separator: " ") {
            switch part.first {
            case Self.ministry: inMinistryOf = String(part.dropFirst())
            case Self.knows: knownTo.append(String(part.dropFirst()))
            case _ where part == Self.shared: isShared = true
            default: units.append(String(part))
            }
        }
        (self.units, self.knownTo) = (units, knownTo)
        (self.inMinistryOf, self.isShared) = (inMinistryOf, isShared)
    }

    // MARK: - As nodes

    /// The nodes of its readers in the tree of units, as units are called after the successions.
    ///
    /// Each unit whose content it is weighs 1, and where two neighbours in the tree meet, -1 is added: so
    /// the weights at a unit and below come to 1 if it reads the record at all, and to 0 otherwise. That is
    /// what lets counts add up a unit and those below it without meeting a record twice.
    func nodes(after successions: Successions) -> [AccessNode: Int] {
        func current(_ path: String) -> String {
            OrgID(path).map { successions.current($0).path } ?? path
        }
        var readers = Set(units.map(current))
        if let owner = inMinistryOf.flatMap({ OrgID(current($0)) }), owner.parts.count >= 3 {
            // All of the ministry reads it, and the ministry itself: nobody of it is looked up further.
            readers = readers.filter { OrgID($0).map { !owner.ministry.contains($0) } ?? true }
            readers.insert(AccessNode.ministry(owner.ministry).path)
        }
        var nodes: [AccessNode: Int] = [:]
        let sorted = readers.map { $0.split(separator: "/") }.sorted {
            $0.lexicographicallyPrecedes($1)
        }
        for (place, parts) in sorted.enumerated() {
            nodes[AccessNode(path: parts.joined(separator: "/")), default: 0] += 1
            guard place > 0 else { continue }
            let shared = zip(sorted[place - 1], parts).prefix { $0 == $1 }.map(\.0)
            nodes[AccessNode(path: shared.joined(separator: "/")), default: 0] -= 1
        }
        nodes = nodes.filter { $0.value != 0 }
        for unit in knownTo { nodes[.knows(current(unit))] = 0 }
        if isShared { nodes[.everybody] = 0 }
        return nodes
    }

    /// What the class lets somebody know.
    func access(for viewer: Viewer) -> Access {
        guard let readership = Readership(viewer) else { return .none }
        let nodes = nodes(after: viewer.successions)
        if nodes.contains(where: { $0.value > 0 && readership.reads($0.key) }) { return .content }
        return nodes.keys.contains(where: readership.knows) ? .stub : .none
    }
}

/// A place in the tree of units at which records are counted, or a mark for who else sees a class.
struct AccessNode: Hashable {
    let path: String

    /// Whoever belongs to a ministry; below it, since those above a ministry read what it reads.
    static func ministry(_ ministry: OrgID) -> AccessNode { AccessNode(path: "\(ministry.path)/=") }

    /// A unit that knows that the records exist.
    static func knows(_ unit: String) -> AccessNode { AccessNode(path: "?\(unit)") }

    /// Everybody knows that the records exist.
    static let everybody = AccessNode(path: "+")

    /// The class is not in use any more: its records must be asked.
    static let retired = AccessNode(path: "*")
}

/// Which nodes are somebody's.
struct Readership {
    private let unit: String
    private let ministry: String

    /// Nothing for somebody who reads no content at all.
    init?(_ viewer: Viewer) {
        guard let unit = viewer.unit, Self.isSomething(for: viewer) else { return nil }
        self.unit = unit.path
        ministry = AccessNode.ministry(unit.ministry).path
    }

    /// Whether somebody reads any content at all.
    static func isSomething(for viewer: Viewer) -> Bool {
        viewer.unit != nil && !viewer.roles.isSubset(of: .withoutContent)
    }

    /// Whether the content at a node is theirs.
    func reads(_ node: AccessNode) -> Bool {
        node.path == unit || node.path.hasPrefix(unit + "/") || node.path == ministry
    }

    /// Whether they know of what stands at a node that is not theirs to read.
    func knows(_ node: AccessNode) -> Bool {
        guard node != .everybody else { return true }
        return node.path == "?" + unit || node.path.hasPrefix("?\(unit)/")
    }

    /// The condition of ``reads(_:)`` on a column; `bind` names a parameter.
    func condition(on column: String, bind: (String) -> String) -> String {
        "(\(below(unit, column, bind)) OR \(column) = \(bind(ministry)))"
    }

    /// The condition under which a row of `record_class_nodes` shows them something of its class, or says
    /// that its records must be asked.
    func condition(on alias: String, knowing stubs: Bool, bind: (String) -> String) -> String {
        let column = "\(alias).node"
        let stubbed =
            stubs
            ? " OR \(column) = \(bind(AccessNode.everybody.path)) OR \(knownCondition(on: column, bind: bind))"
            : ""
        return """
            (\(alias).weight > 0 AND \(condition(on: column, bind: bind)) \
            OR \(column) = \(bind(AccessNode.retired.path))\(stubbed))
            """
    }

    /// The condition on a column under which a node says that they know of its records, and not everybody.
    func knownCondition(on column: String, bind: (String) -> String) -> String {
        "(\(below("?" + unit, column, bind)))"
    }

    private func below(_ unit: String, _ column: String, _ bind: (String) -> String) -> String {
        // Every path below begins with the unit's and a slash; `0` is what follows the slash.
        """
        \(column) = \(bind(unit)) OR (\(column) > \(bind(unit + "/")) AND \(column) < \(bind(unit + "0")))
        """
    }
}
