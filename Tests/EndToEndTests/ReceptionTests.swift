import Foundation
import Testing

/// The reception at the border gate through the real processes, and what everybody gets to see.
@Suite(.serialized, .demonstrationWorld) struct ReceptionTests {
    /// What identifies the people of the demonstration, in the spellings that could leak.
    static let canaries = [
        "Lường Thị Thuý Hồng", "Thuý Hồng", "Giàng Thị Mỷ", "Đặng Văn Khương", "Bích Đào",
        "022301000417", "+84912000417", "luong thi thuy hong", "giang thi my",
    ]

    let household: Household
    let victim: String
    let caseFile: String

    init() throws {
        household = try #require(Household.current)
        let made = try household.demonstration()
        (victim, caseFile) = (made.victim, made.caseFile)
    }

    private func journey(_ officer: String, of victim: String, _ more: [String] = []) async throws
        -> Household.Outcome
    {
        try await household.run(
            ["journey", victim, "--as", officer, "--purpose", "support"]
                + ["--reference", caseFile] + more
        )
    }

    @Test func `a journey is drawn from three services and bears no name`() async throws {
        let outcome = try await journey("health-quangninh", of: victim)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try outcome.json()
        let entries = answer["entries"].list
        #expect(Set(entries.compactMap { $0["service"].text }) == ["cases", "victims", "liaison"])
        let kinds = Set(entries.compactMap { $0["recordKind"].text })
        for kind in [
            "cases.report", "cases.file", "victims.identification", "victims.reception",
            "victims.referral", "liaison.handover",
        ] {
            #expect(kinds.contains(kind), "the journey lacks \(kind): \(kinds.sorted())")
        }
        #expect(entries.contains { $0["event"].text?.hasSuffix("minutesSigned") == true })
        // Officers of three bodies signed the minutes, and the way ends in a shelter.
        let signers = entries.filter { $0["event"].text == "minutes.signed" }
        #expect(
            signers.compactMap { $0["organisation"].text } == [
                "VN/GOV/MOD/BG/QNI", "VN/GOV/MPS/FAD", "VN/GOV/MOD/PROVMIL/QNI",
            ]
        )
        #expect(entries.first?["event"].text == "report.received")
        #expect(
            entries.contains {
                $0["event"].text == "referral.accepted"
                    && $0["organisation"].text == "VN/GOV/MOH/FACILITY/QNI-01"
            }
        )
        // A whole second has no fraction, and as text `08Z` would come after `08.006Z`.
        let times = try entries.map { entry in
            let text = try #require(entry["at"].text)
            return text.contains(".") ? text : "\(text.dropLast()).000Z"
        }
        #expect(times == times.sorted())
        for canary in Self.canaries { #expect(!outcome.output.contains(canary)) }
    }

    @Test func `the officer in charge sees the name, and the audit shows that read`() async throws {
        let before = try await identityReads()
        let outcome = try await journey("health-quangninh", of: victim, ["--name"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let names = try outcome.json()["identity"]["names"].list.compactMap(\.text)
        #expect(names.first == "Lường Thị Thuý Hồng")
        let after = try await identityReads()
        #expect(after.count == before.count + 1)
        let entry = try #require(after.last)["entry"]
        #expect(entry["who"].text == "spiffe://moh.homeward.gov.vn/officer/301-562")
        #expect(entry["purpose"].text == "support")
    }

    private func identityReads() async throws -> [JSON] {
        let outcome = try await household.run(
            ["audit", "show", "victim-support", "--record", "victims.victim/\(victim)"]
                + ["--limit", "1000"]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try outcome.json().list.filter {
            $0["entry"]["method"].text == "victims.readIdentity"
        }
    }

    @Test func `a stranger is told exactly what is told about nobody`() async throws {
        let nobody = UUID().uuidString.lowercased()
        for more in [[], ["--name"]] {
            let someone = try await journey("stranger", of: victim, more)
            let noOne = try await journey("stranger", of: nobody, more)
            #expect(someone.status == 11, "\(someone.errors)")
            #expect(someone.status == noOne.status)
            #expect(someone.output == noOne.output)
            // The trace was drawn before anything was asked.
            let told = try someone.withoutTrace()
            #expect(told == (try noOne.withoutTrace()))
            #expect(!told.isEmpty)
        }
    }

    @Test func `without a purpose nobody sees a journey`() async throws {
        let outcome = try await household.run(["journey", victim, "--as", "health-quangninh"])
        #expect(outcome.status == 10 || outcome.status == 12, "\(outcome.errors)")
        #expect(outcome.errors.contains("--purpose"))
    }

    @Test func `playing the demonstration again adds nothing`() async throws {
        let before = try await counts()
        let again = try await household.run(["demo", "reception"], seconds: 120)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try await counts() == before)
    }

    private func counts() async throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for (noun, officer) in [
            ("report", "police-quangninh"), ("case", "police-quangninh"),
            ("handover", "foreign-relations"), ("victim", "health-quangninh"),
        ] {
            let outcome = try await household.run([noun, "list", "limit=200", "--as", officer])
            #expect(outcome.status == 0, "\(noun): \(outcome.errors)")
            counts[noun] = try outcome.json()["records"].list.count
        }
        return counts
    }

    @Test(arguments: [
        ["watch", "cases"], ["call", "cases.watch", "--json", "{}"],
    ])
    func `events are followed as they happen, a line of JSON each, without what they are about`(
        command: [String]
    ) async throws {
        let key = "follow/\(UUID().uuidString)"
        var report = ""
        let said = try await household.follow(
            command + ["--as", "hotline"],
            until: { !report.isEmpty && $0.contains(report) },
            while: { report = try await receiveReport(key) }
        )
        #expect(!said.contains("Tin báo thử"))
        #expect(said.contains("cases.report"))
    }

    @Test(arguments: [
        // What is wrong on the command line, what a service refuses, and what nobody may know.
        (["report", "show"], 64, "Nothing was sent"),
        (["report", "receive", "sumary=x"], 64, "Did you mean: report.summary"),
        (["report", "receive", "--json", "channel=nope"], 64, "exitStatus"),
        (["report", "list", "--as", "nobody"], 64, "police-quangninh "),
        (["report", "list", "--as", "nobody"], 64, "defence-foreign-relations "),
        (["health", "nothing"], 64, "victim-support"),
        (["report", "list", "--purpose", "love"], 64, "personsRequest"),
        (["call", "cases.report.lst"], 64, "cases.report.list"),
        (["report", "approvals", "--as", "immigration"], 12, "describe cases.report.approvals"),
        (["report", "show", "00000000-0000-7000-8000-000000000000"], 11, "nothing was changed"),
    ])
    func `a refusal says what happened, whether anything was done, and what to do`(
        arguments: [String],
        status: Int32,
        phrase: String
    ) async throws {
        let outcome = try await household.run(arguments)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(phrase), "\(outcome.errors)")
    }

    @Test func `the trails are intact`() async throws {
        let outcome = try await household.run(["audit", "verify"], seconds: 120)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        let cases = try #require(outcome.json().list.first)
        #expect(cases["service"].text == "cases")
    }

    @Test(arguments: [
        ("cases", "cases"), ("victim-support", "victims"), ("liaison", "liaison"),
    ])
    func `a ministry that is down costs its own part, and nothing acknowledged is lost`(
        daemon: String,
        service: String
    ) async throws {
        let key = "end-to-end/\(daemon)/\(UUID().uuidString)"
        let report = try await receiveReport(key)

        try await household.kill(daemon) {
            let without = try await household.run(
                ["overview", caseFile, "--as", "police-quangninh"]
            )
            #expect(without.status == 5, "\(without.output)\(without.errors)")
            for part in try without.json()["parts"].list {
                let isMissing = part["service"].text == service
                let isOK = part["status"].text == "ok"
                #expect(isOK != isMissing, "\(part)")
            }
        }

        try await household.waitUntilHealthy(daemon)
        try await Household.wait(.seconds(10), for: "all parts to be there") {
            try await household.run(["overview", caseFile, "--as", "police-quangninh"]).status == 0
        }
        #expect(try await receiveReport(key) == report, "the key answers another report")
        let shown = try await household.run(["report", "show", report, "--as", "hotline"])
        #expect(shown.status == 0, "\(shown.errors)")
    }

    /// Sends a report under a key and answers its reference; a repetition answers the same.
    private func receiveReport(_ key: String) async throws -> String {
        let outcome = try await household.run(
            [
                "report", "receive", "report.channel=hotline111", "report.province=quangNinh",
                "report.receivedAt=2026-01-05T03:00:00Z", "report.summary=Tin báo thử",
                "--as", "hotline", "--key", key,
            ]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try #require(try outcome.json()["report"].text)
    }

    @Test func `nothing on the disk holds a name or a number of anybody`() async throws {
        let files = FileManager.default.enumerator(atPath: household.home.path)?.allObjects ?? []
        var read = 0
        for case let path as String in files {
            let file = household.home.appending(path: path)
            guard let data = try? Data(contentsOf: file) else { continue }
            read += data.count
            for canary in Self.canaries {
                for form in [
                    canary.precomposedStringWithCanonicalMapping,
                    canary.decomposedStringWithCanonicalMapping,
                ] {
                    #expect(data.range(of: Data(form.utf8)) == nil, "\(path) holds \(canary)")
                }
            }
        }
        #expect(read > 100_000, "only \(read) bytes were searched")
    }
}
