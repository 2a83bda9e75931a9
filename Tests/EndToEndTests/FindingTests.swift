import Foundation
import Testing

/// Finding a record and following three services through the real processes, in both languages.
@Suite(.serialized, .demonstrationWorld) struct FindingTests {
    private let household: Household
    private let caseFile: String
    private let victim: String

    init() throws {
        household = try #require(Household.current)
        let made = try household.demonstration()
        (caseFile, victim) = (made.caseFile, made.victim)
    }

    /// Runs a command and answers in a language.
    private func run(_ arguments: [String], in language: String) async throws -> Household.Outcome {
        try await Household.run(
            "homeward",
            arguments + ["--home", household.home.path, "--lang", language]
        )
    }

    private func find(_ words: [String], as officer: String) async throws -> JSON {
        let outcome = try await household.run(["find"] + words + ["--as", officer])
        #expect(outcome.status == 0, "\(outcome.errors)")
        for canary in ReceptionTests.canaries { #expect(!outcome.output.contains(canary)) }
        return try outcome.json()
    }

    @Test func `a number and a reference find the file, and a stranger finds nothing by either`()
        async throws
    {
        let byReference = try await find([caseFile], as: "police-quangninh")["records"].list
        #expect(byReference.compactMap { $0["recordKind"].text } == ["cases.file"])
        let number = try #require(byReference.first)["number"]
        let (first, year) = (number["number"].number ?? 0, number["year"].number ?? 0)
        let quoted = "\(Int(first))/\(Int(year))"
        let byNumber = try await find([quoted, "file"], as: "police-quangninh")["records"].list
        #expect(byNumber.compactMap { $0["reference"].text }.contains(caseFile))

        let nobody = UUID().uuidString.lowercased()
        for reference in [caseFile, victim] {
            let theirs = try await find([reference], as: "stranger")
            let nobodys = try await find([nobody], as: "stranger")
            #expect(theirs["records"].list.isEmpty)
            #expect(nobodys["records"].list.isEmpty)
            #expect(theirs["next"].text == nil)
        }
    }

    @Test(arguments: [
        ("en", "The part of", "is no number"), ("vi", "Thiếu phần của", "không phải số"),
    ])
    func `what is missing and what is no search is said in the officer's language`(
        language: String,
        missing: String,
        unclear: String
    ) async throws {
        try await household.pause("liaison") {
            let outcome = try await run(
                ["find", "1/2026", "--as", "police-quangninh", "--timeout", "4"],
                in: language
            )
            #expect(outcome.status == 5, "\(outcome.errors)")
            #expect(outcome.errors.contains(missing), "\(outcome.errors)")
            #expect(try outcome.json()["next"].text != nil)
        }
        let name = try await run(["find", "Lường Thị", "--as", "police-quangninh"], in: language)
        #expect(name.status == 64)
        #expect(name.errors.contains(unclear), "\(name.errors)")
    }

    @Test func `one feed tells of all services as it happens, and nothing of what it is about`()
        async throws
    {
        var report = ""
        let said = try await household.follow(
            ["watch", "--as", "hotline"],
            until: { said in
                !report.isEmpty && said.contains(report)
                    && ["cases", "victims", "liaison"].allSatisfy { said.contains("\"\($0)\"") }
            },
            while: { report = try await receiveReport() }
        )
        #expect(said.contains("cases.report"))
        #expect(!said.contains("Tin báo thử"))
        for canary in ReceptionTests.canaries { #expect(!said.contains(canary)) }
    }

    private func receiveReport() async throws -> String {
        let outcome = try await household.run(
            [
                "report", "receive", "report.channel=hotline111", "report.province=quangNinh",
                "report.receivedAt=2026-01-05T03:00:00Z", "report.summary=Tin báo thử",
                "--as", "hotline", "--key", "finding/\(UUID().uuidString)",
            ]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try #require(try outcome.json()["report"].text)
    }
}
