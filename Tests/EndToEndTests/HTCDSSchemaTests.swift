import Foundation
import PythonPeer
import Testing

/// The schema that is printed and the validator that is shipped judge records alike; the schema is read by
/// Python's jsonschema, which makes a corpus of it and breaks each of its rules (`schema_peer.py`).
@Suite struct HTCDSSchemaTests {
    /// What jsonschema says of a record.
    private struct Verdict: Decodable {
        let field: String
        let kind: String
        let isValid: Bool
    }

    /// What the validator takes although it is not how a record is written: people fill in sheets.
    ///
    /// Each is read as the one thing that it can mean, and written back as the schema has it.
    private static let tolerated: Set<String> = [
        // Nothing is said by an empty value, or by a record without one.
        "emptyText", "emptyList", "emptyRecord",
        // A number is text as well, and `7` in quotation marks a number.
        "numberForText", "textForNumber",
        // `yes` is yes, `VN;LA` are two countries, and a word said twice is said.
        "textForTruth", "textForList", "repeatedItem",
    ]

    /// The rules by which the validator refuses what the schema refuses.
    private static let rules: [String: Set<String>] = [
        "enum": ["word.unknown", "country.iso3166", "language.iso639"],
        "format": ["date.form"], "dateRange": ["date.range"], "pattern": ["phone.e164"],
        "maxLength": ["text.tooLong"], "control": ["text.control"], "range": ["number.range"],
        "type": ["number.form", "truth.form", "list.form"], "objectForValue": ["list.form"],
        "unknownField": ["heading.unknown"], "noListOfEvents": ["heading.unknown"],
    ]

    private func withFile(_ work: (URL) async throws -> Void) async throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "corpus-\(UUID().uuidString).json"
        )
        defer { try? FileManager.default.removeItem(at: file) }
        try await work(file)
    }

    @Test func `the schema and the validator judge a corpus alike, each rule broken once`()
        async throws
    {
        let schema = try await Household.run("homeward", ["htcds", "schema"])
        try #require(schema.status == 0, "\(schema.errors)")
        try await withFile { file in
            let verdicts = try JSONDecoder().decode(
                [Verdict].self,
                from: PythonPeer.beside("schema_peer").run([file.path], Data(schema.output.utf8))
            )
            let run = try await Household.run("homeward", ["htcds", "validate", file.path])
            #expect(run.status == 4, "\(run.errors)")
            let report = try run.json()
            #expect(report["refused"].text == nil)
            let rejects = Dictionary(grouping: report["rejects"].list) {
                Int($0["row"].number ?? 0)
            }
            for (place, verdict) in verdicts.enumerated() {
                let told = rejects[place + 1] ?? []
                let about = "\(place + 1) \(verdict.field) \(verdict.kind)"
                #expect(verdict.isValid == (verdict.kind == "right"), "\(about)")
                let isTaken = verdict.isValid || Self.tolerated.contains(verdict.kind)
                #expect(told.isEmpty == isTaken, "\(about)")
                for reject in told {
                    let rule = reject["rule"].text ?? ""
                    #expect(Self.rules[verdict.kind]?.contains(rule) == true, "\(about) \(rule)")
                    #expect(reject["field"].text ?? "" == verdict.field, "\(about)")
                }
            }
            // No kind is listed that nothing is of, and no more is tolerated than is.
            let kinds = Set(verdicts.map(\.kind))
            #expect(kinds == Self.tolerated.union(Self.rules.keys).union(["right"]))
            #expect(Set(verdicts.map(\.field)).count > 84)
            #expect(verdicts.count { $0.isValid } > 1_000)
        }
    }

    @Test(arguments: [
        "5", "\"Hoa\"", "[1]", "[[{\"prs_FirstName\":\"Hoa\"}]]", "[\"Hoa\"]", "[null]",
    ])
    func `a document that is no list of records is refused as a whole`(text: String) async throws {
        try await withFile { file in
            try Data(text.utf8).write(to: file)
            let run = try await Household.run("homeward", ["htcds", "validate", file.path])
            #expect(run.status == 4)
            #expect(try run.json()["refused"].text?.hasPrefix("file.") == true, "\(run.output)")
        }
    }
}
