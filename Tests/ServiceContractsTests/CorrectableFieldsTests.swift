import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Which fields of each kind of record a correction may reach.
struct CorrectableFieldsTests {
    /// Every kind that corrections are served for, by its fields.
    private static func kinds() throws -> [Kind] {
        try everyService.flatMap { service in
            try service.methods.compactMap { try ($0 as? any CorrectionOfKind.Type)?.fields() }
        }
    }

    /// A kind of record, its fields and what may be corrected of them in each state.
    fileprivate struct Kind {
        var name: String
        var schema: WireSchema
        var fields: [WireShape.Field]
        var correctable: [String: Set<String>]
        var raisable: Set<String>

        init<R: ServedRecord>(_ type: R.Type) throws {
            name = R.kind.rawValue
            schema = try WireSchema.describe(R.self)
            fields = try #require(Kind.fields(of: schema.root, in: schema))
            correctable = Dictionary(
                uniqueKeysWithValues: R.State.allCases.map { state in
                    (state.rawValue, R.correctableFields(in: state))
                }
            )
            raisable = R.raisableFlags
        }

        static func fields(of shape: WireShape, in schema: WireSchema) -> [WireShape.Field]? {
            switch shape {
            case .map(let fields): fields
            case .rule(let name):
                schema.rules.first { $0.name == name }.flatMap { fields(of: $0.shape, in: schema) }
            default: nil
            }
        }

        /// Whether a shape holds an identifier anywhere: a link to a record or a person.
        func links(_ shape: WireShape, _ seen: Set<String> = []) -> Bool {
            switch shape {
            case .identifier: true
            case .array(let of), .dictionary(let of), .nullable(let of): links(of, seen)
            case .map(let fields): fields.contains { links($0.shape, seen) }
            case .choice(let shapes): shapes.contains { links($0, seen) }
            case .rule(let name):
                !seen.contains(name)
                    && schema.rules.contains { rule in
                        rule.name == name && links(rule.shape, seen.union([name]))
                    }
            default: false
            }
        }
    }

    @Test func `every name is that of a field`() throws {
        #expect(try Self.kinds().map(\.name).sorted() == LifecycleTable.all.map(\.kind).sorted())
        for kind in try Self.kinds() {
            let names = Set(kind.fields.map(\.name))
            for (state, fields) in kind.correctable {
                #expect(fields.subtracting(names) == [], "\(kind.name) \(state)")
            }
            #expect(kind.raisable.subtracting(names) == [], "\(kind.name)")
        }
    }

    @Test func `no correction changes a link to a record or a person`() throws {
        for kind in try Self.kinds() {
            let links = Set(kind.fields.filter { kind.links($0.shape) }.map(\.name))
            for (state, fields) in kind.correctable {
                #expect(fields.intersection(links) == [], "\(kind.name) \(state)")
            }
        }
    }

    @Test func `the links are found that there are`() throws {
        let links = Dictionary(
            uniqueKeysWithValues: try Self.kinds().map { kind in
                (kind.name, kind.fields.filter { kind.links($0.shape) }.map(\.name))
            }
        )
        #expect(links["cases.report"] == ["reporter", "people", "caseFile", "duplicateOf"])
        #expect(links["cases.file"] == ["report", "victims", "campaign", "assistance"])
        #expect(links["cases.suspect"] == ["caseFile", "victim", "handover"])
        #expect(links["victims.referral"] == ["victim", "consent"])
    }

    @Test func `what was signed, decided or numbered is corrected nowhere`() throws {
        let closed: Set = [
            "victims.victim", "victims.identification", "liaison.correspondence",
            "liaison.handover", "liaison.handOn", "liaison.informationRequest", "cases.wanted",
            "victims.transferRequest", "victims.screeningQuestion",
            "victims.guardianQuestion",
        ]
        for kind in try Self.kinds() {
            let isClosed = kind.correctable.values.allSatisfy { $0.isEmpty }
            #expect(isClosed == closed.contains(kind.name), "\(kind.name)")
        }
        for state in CaseFile.State.allCases where state != .draft && state != .verifying {
            #expect(!CaseFile.correctableFields(in: state).contains("offence"))
        }
    }

    @Test func `only the flag of a possible victim is raised by hand`() throws {
        for kind in try Self.kinds() {
            #expect(
                kind.raisable == (kind.name == "cases.suspect" ? ["possibleVictim"] : []),
                "\(kind.name)"
            )
        }
        #expect(!Suspect.correctableFields(in: .identified).contains("possibleVictim"))
    }
}

/// The method of corrections, from which the kind can be told.
private protocol CorrectionOfKind {
    static func fields() throws -> CorrectableFieldsTests.Kind
}

extension CorrectRecord: CorrectionOfKind {
    fileprivate static func fields() throws -> CorrectableFieldsTests.Kind {
        try CorrectableFieldsTests.Kind(R.self)
    }
}
