import Foundation
import HTCDS
import HTCDSFiles
import Testing

@testable import homeward

/// `homeward htcds` checks files without a service, and writes none over another.
@Suite struct HTCDSCommandTests {
    private static func inFolder<Answer>(_ work: (URL) throws -> Answer) throws -> Answer {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "htcds-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try work(folder)
    }

    private static func outcome(of text: String, named name: String) throws -> HTCDSOutcome {
        try inFolder { folder in
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            return try HTCDSOutcome.reading(file.path) { _, _ in }
        }
    }

    @Test func `a clean file is valid`() throws {
        let outcome = try Self.outcome(of: "prs_FirstName\nHoa\n", named: "a.csv")
        #expect(outcome.isClean && outcome.rows == 1)
    }

    @Test func `rejects are shown by row, field and rule, in JSON too`() throws {
        let outcome = try Self.outcome(of: "prs_Birthdate\n01/02/2003\n", named: "a.csv")
        #expect(!outcome.isClean)
        let tree = try TreeEncoder.tree(of: outcome).json
        #expect(tree.contains("prs_Birthdate") && tree.contains("date.form"))
        #expect(!tree.contains("01/02/2003"))
    }

    @Test func `what is wrong with events keeps the rows from being taken, and tells the words`()
        throws
    {
        let text = """
            [{"prs_FirstName": "Hoa", "hte": [{"hte_Type": "Chim"}, {"hte_Type": "Transit"}]}]
            """
        let outcome = try Self.outcome(of: text, named: "a.json")
        #expect(!outcome.isClean && outcome.events == 2 && outcome.acceptedEvents == 1)
        #expect(outcome.rejects.map(\.rule) == ["word.unknown"])
        #expect(outcome.lists.count == 1 && outcome.lists.allSatisfy { $0.contains("Recruitment") })
        #expect(outcome.summary.hasSuffix(HTCDSPhrase.eventsRejected("1", "2")))
    }

    @Test func `a file that is refused as a whole is told so`() throws {
        #expect(
            try Self.outcome(of: "PK\u{3}\u{4}nothing", named: "a.xlsx").refused == "file.damaged"
        )
        #expect(throws: Failure.self) { try HTCDSOutcome.reading("/nowhere/a.csv") { _, _ in } }
    }

    @Test(arguments: HTCDSWriter.Format.allCases)
    func `a template is valid, private and never written over another file`(
        format: HTCDSWriter.Format
    ) throws {
        try Self.inFolder { folder in
            let path = folder.appending(path: "a.\(format.rawValue)").path
            #expect(try HTCDSWriter.Format(ofFile: path) == format)
            let bytes = HTCDSWriter.file(of: [], as: format)
            try PrivateFile.writeNew(bytes, to: path)
            #expect(try HTCDSOutcome.reading(path) { _, _ in }.isClean)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
            #expect(mode as? Int == 0o600)
            #expect(throws: Failure.self) { try PrivateFile.writeNew([], to: path) }
            #expect(try Array(Data(contentsOf: URL(filePath: path))) == bytes)
        }
    }

    @Test func `a suffix that is none is refused`() {
        #expect(throws: Failure.self) { try HTCDSWriter.Format(ofFile: "a.doc") }
    }

    @Test func `every rule of files has words`() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Shared/Spreadsheets/SpreadsheetError.swift")
        let rules = try String(contentsOf: page, encoding: .utf8)
            .matches(of: #/= "(file\.\w+)"/#).map { String($0.1) }
        #expect(rules.count > 10)
        for rule in rules where rule != "file.unreadable" {
            #expect(HTCDSPhrase.fileRule(rule) != rule, "\(rule)")
        }
    }
}
