import Foundation
import PythonPeer
import Testing

/// A command that takes tables, and what it says of hostile ones.
struct TakingCommand: Sendable, CustomTestStringConvertible {
    /// What a file comes to: the rule for which it is refused as a whole, or `row field rule` of each reject.
    enum Outcome: Sendable {
        case refused(String)
        case rejected([String])
    }

    let testDescription: String
    /// The command, to which the file is added.
    let words: [String]
    /// How it lists what it has filed.
    let list: [String]
    /// The service that would get the rows.
    let service: String
    let heading: [String]
    /// A row that it takes; the last column gets the name of somebody who does not exist.
    let good: [String]
    /// What the rules of cells and rows are called.
    let rejects: [String: Outcome]

    /// What every file is refused or rejected for.
    var outcomes: [String: Outcome] {
        rejects.merging([
            "bomb.xlsx": .refused("file.inflatesTooMuch"),
            "entities.xlsx": .refused("file.documentType"),
            "million.xlsx": .refused("file.tooManyRows"),
            "million.csv": .refused("file.tooManyRows"),
            "wide.csv": .refused("file.tooManyColumns"),
            "cut.xlsx": .refused("file.damaged"),
            "old.xls": .refused("file.format"),
        ]) { one, _ in one }
    }

    static let all = [
        TakingCommand(
            testDescription: "homeward import crossing",
            words: ["import", "crossing", "--as", "police-quangninh"],
            list: ["call", "cases.crossing.list", "--as", "police-quangninh"],
            service: "cases",
            heading: [
                "Ngày", "Tỉnh", "country", "direction", "personTimes", "suspicion", "summary",
            ],
            good: ["05/06/2025", "quangNinh", "CN", "exit", "3", "none", ""],
            rejects: [
                "formula.xlsx": .rejected(["4 day formula", "5 summary formula"]),
                "formula.csv": .rejected(["4 day formula"]),
                "mixed.csv": .rejected(["3 - encoding", "4 - encoding"]),
                "types.xlsx": .rejected([
                    "4 day form.date", "5 day form.text", "6 day fault",
                    "7 province vocabulary.unrecognized", "7 country vocabulary.unrecognized",
                    "7 direction vocabulary.unrecognized", "7 personTimes form.number",
                    "7 suspicion vocabulary.unrecognized",
                ]),
            ]
        ),
        TakingCommand(
            testDescription: "homeward htcds import",
            words: ["htcds", "import", "--province", "quangNinh", "--as", "hotline"],
            list: ["call", "victims.victim.list", "--as", "hotline"],
            service: "victim-support",
            heading: [
                "prs_Birthdate", "vic_AgeWhenTrafficked", "con_Consent", "prs_MobilePhone",
                "prs_FirstName",
            ],
            good: ["2001-02-28", "17", "TRUE", "+84912345678", "Sen"],
            rejects: [
                "formula.xlsx": .rejected([
                    "4 prs_Birthdate cell.formula", "5 prs_FirstName cell.formula",
                ]),
                "formula.csv": .rejected(["4 prs_Birthdate cell.formula"]),
                "mixed.csv": .rejected(["3 - row.encoding", "4 - row.encoding"]),
                "types.xlsx": .rejected([
                    "4 prs_Birthdate date.form", "5 prs_Birthdate date.form",
                    "6 prs_Birthdate cell.error", "7 vic_AgeWhenTrafficked number.form",
                    "7 con_Consent truth.form", "7 prs_MobilePhone phone.e164",
                ]),
            ]
        ),
    ]
}

extension ImportTests {
    /// What a command did, and how much memory it had at most.
    private struct Watched: Decodable {
        let status: Int32
        let output: String
        let errors: String
        /// In KiB.
        let peak: Int

        var json: JSON {
            get throws { JSON(try JSONSerialization.jsonObject(with: Data(output.utf8))) }
        }

        /// `row field rule` of each reject.
        var rejects: [String] {
            get throws {
                try json["rejects"].list.map { reject in
                    "\(Int(reject["row"].number ?? 0)) \(reject["field"].text ?? "-") "
                        + "\(reject["rule"].text ?? "-")"
                }
            }
        }
    }

    /// How much more memory a hostile file may take than a good one, in KiB: half of what the bomb has
    /// inflated to when it is refused.
    private static let room = 24 << 10

    private func watched(_ arguments: [String]) throws -> Watched {
        let command =
            [Household.executables.appending(path: "homeward").path] + arguments
            + ["--home", household.home.path, "--lang", "vi"]
        return try JSONDecoder().decode(
            Watched.self,
            from: PythonPeer.beside("hostile_peer").run(["run"] + command)
        )
    }

    private func filed(_ taker: TakingCommand) async throws -> String {
        let listed = try await household.run(taker.list + ["--json", #"{"limit":200}"#])
        try #require(listed.status == 0, "\(listed.errors)")
        return listed.output
    }

    /// The command with a file; its service stands still meanwhile, so that it can have sent nothing.
    private func check(
        _ taker: TakingCommand,
        _ file: URL,
        _ outcome: TakingCommand.Outcome,
        peak: Int
    ) async throws {
        try await household.pause(taker.service) {
            let run = try watched(taker.words + [file.path])
            let name = file.lastPathComponent
            #expect(run.status == 4, "\(name): \(run.status) \(run.errors)")
            switch outcome {
            case .refused(let rule): #expect(try run.json["refused"].text == rule, "\(name)")
            case .rejected(let places):
                #expect(try run.json["refused"].text == nil, "\(name)")
                #expect(try run.rejects == places, "\(name)")
            }
            for said in [run.output, run.errors] {
                #expect(!said.contains("Chim") && !said.contains("HYPERLINK"), "\(name)")
            }
            #expect(run.peak < peak + Self.room, "\(name): \(run.peak) KiB, else \(peak)")
        }
    }

    @Test(arguments: TakingCommand.all)
    func `a hostile table is refused by its command, before anything is sent`(
        taker: TakingCommand
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "hostile-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let good = folder.appending(path: "good.csv")
        try Data(
            "\(taker.heading.joined(separator: ","))\n\(taker.good.joined(separator: ","))\n".utf8
        )
        .write(to: good)
        let before = try await filed(taker)
        // The rows are such that it takes them, where no hostile one stands among them.
        let dry = try watched(taker.words + [good.path, "--dry-run"])
        #expect(dry.status == 0, "\(dry.output) \(dry.errors)")
        _ = try PythonPeer.beside("hostile_peer").run(
            ["make", folder.path],
            try JSONEncoder().encode(["heading": taker.heading, "good": taker.good])
        )
        let files = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
        #expect(files == Set(taker.outcomes.keys).union(["good.csv"]))
        for (name, outcome) in taker.outcomes.sorted(by: { $0.key < $1.key }) {
            try await check(taker, folder.appending(path: name), outcome, peak: dry.peak)
        }
        #expect(try await filed(taker) == before)
    }
}
