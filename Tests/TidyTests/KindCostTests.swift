import Testing

/// What a kind of record may cost: a struct, a table, and a line in its service; more only where it does
/// more than the kernel.
@Suite struct KindCostTests {
    /// A kind as the sources show it.
    private struct Kind {
        /// Its type.
        let type: String
        /// Its name on the wire.
        let name: String
        /// The service's folder.
        let service: String
        /// What its service adds to the kernel's keeping of it: `onStep`, `guarding` and so on.
        let hooks: [String]
        /// The methods that are its own, by name.
        let methods: [String]

        /// Whether the kernel does everything.
        var isBare: Bool { hooks.isEmpty && methods.isEmpty }
    }

    private static let contracts = SourceTree.shared.swift.filter {
        $0.path.hasPrefix("Shared/Contracts/")
    }

    private static func server(_ service: String) -> [SourceTree.File] {
        SourceTree.shared.swift.filter { $0.path.hasPrefix("Services/\(service)/") }
    }

    /// Every kind that the contracts declare.
    private static let kinds: [Kind] = contracts.flatMap { file -> [Kind] in
        guard let declared = file.text.firstMatch(of: /static let kind: RecordKind = "([\w.]+)"/),
            let type = file.text.firstMatch(
                of: /(?:struct|extension) (\w+): [^{]*Record\b/
            )
        else { return [] }
        let name = String(declared.1)
        let service = file.parts[2]
        return [
            Kind(
                type: String(type.1),
                name: name,
                service: service,
                hooks: hooks(of: String(type.1), in: server(service)),
                methods: methods(of: name)
            )
        ]
    }

    /// The labels beside the kind where its service registers it; not those of calls inside.
    private static func hooks(of type: String, in files: [SourceTree.File]) -> [String] {
        for file in files {
            let text = file.text.replacing("RecordType(\n", with: "RecordType(")
                .replacing(/RecordType\( +/, with: "RecordType(")
            guard let start = text.firstRange(of: "RecordType(\(type).self") else { continue }
            var depth = 1
            var outer = ""
            for character in text[start.upperBound...] {
                if "({".contains(character) { depth += 1 }
                if ")}".contains(character) { depth -= 1 }
                if depth == 0 { break }
                if depth == 1 { outer.append(character) }
            }
            return outer.matches(of: /(\w+):/).map { String($0.1) }
        }
        return ["none registers it"]
    }

    /// The methods that name the kind and are none of the kernel's: written out one by one.
    private static func methods(of kind: String) -> [String] {
        contracts.flatMap { file in
            file.text.matches(of: /MethodDescriptor\(\s*"([\w.]+)"/).map { String($0.1) }
        }
        .filter { $0.hasPrefix(kind + ".") }
    }

    @Test func `the kinds and what they cost are read off the sources`() {
        #expect(Self.kinds.count > 40)
        #expect(Self.kinds.allSatisfy { $0.hooks != ["none registers it"] })
        let bare = Set(Self.kinds.filter(\.isBare).map(\.name))
        #expect(bare.isSuperset(of: ["liaison.activity", "cases.evidence", "cases.campaign"]))
        #expect(bare.isDisjoint(with: ["cases.file", "liaison.handover", "liaison.planTask"]))
    }

    @Test func `a kind of which the kernel does everything has no file and no handler of its own`()
    {
        for kind in Self.kinds where kind.isBare {
            for file in Self.server(kind.service) {
                let isNamed = file.parts.dropFirst(2).contains { part in
                    part == kind.type || part == "\(kind.type).swift"
                        || part.hasPrefix("\(kind.type)+")
                }
                #expect(!isNamed, "\(file.path): \(kind.name) does no more than the kernel")
                for (number, line) in file.code {
                    let handles = ["FileRecord", "UpdateRecord", "TakeStep", "CorrectRecord"]
                        .contains { line.contains("_ request: \($0)<\(kind.type)>") }
                    #expect(!handles, "\(file.path):\(number): the kernel answers that already")
                }
            }
        }
    }

    @Test func `a bare kind is a struct, its states and what the kernel asks of it`() {
        let asked: Set = [
            "correctableFields", "updatableFields", "isVoidable", "access", "rules", "generalised",
        ]
        for kind in Self.kinds where kind.isBare {
            let files = Self.contracts.filter { file in
                file.lines.contains { line in
                    ["struct \(kind.type):", "extension \(kind.type):", "extension \(kind.type) {"]
                        .contains { line.contains($0) }
                }
            }
            #expect((1...2).contains(files.count), "\(kind.name): \(files.map(\.path))")
            let lines = files.map(\.lines.count).reduce(0, +)
            #expect(lines <= 180, "\(kind.name) takes \(lines) lines to say what it is")
            for file in files {
                for (number, line) in file.code
                where line.contains("static func ") && !line.contains("private ") {
                    let name = line.firstMatch(of: /func (\w+)/).map { String($0.1) } ?? ""
                    #expect(asked.contains(name), "\(file.path):\(number): who asks for \(name)?")
                }
            }
        }
    }

    @Test func `what a service adds to a kind are the kernel's hooks, each at most once`() {
        let known: Set = [
            "guarding", "violations", "onEntry", "onStep", "onMerge", "onVoid",
        ]
        for kind in Self.kinds {
            #expect(Set(kind.hooks).isSubset(of: known), "\(kind.name): \(kind.hooks)")
        }
    }
}
