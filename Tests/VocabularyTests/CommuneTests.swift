import Testing
import Vocabulary
import WireCodec

/// Lists of communes that a ministry loads, here of units that are made up.
@Suite struct CommuneTests {
    private static let header = "code,name,province,from,until,successors\n"

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private func faults(_ lines: String) -> [CommuneListError.Fault] {
        do {
            _ = try CommuneList(parsing: Self.header + lines)
            return []
        } catch {
            return error.faults
        }
    }

    @Test func `a list says what stood under a code on a day, and what followed`() throws {
        let list = try CommuneList(
            parsing: "\u{FEFF}" + Self.header
                + "00002,Xã Một,haGiang,,2025-06-30,00002 00003\r\n"
                + "00002,\"Xã Hai, mới\",tuyenQuang,2025-07-01,2026-06-30,00004\r\n"
                + "00003,\"Xã \"\"Ba\"\"\",tuyenQuang,2025-07-01,,\r\n"
                + "00004,Phường Bốn,tuyenQuang,2026-07-01,,\r\n"
        )
        let before = try day("2025-06-30")
        let after = try day("2025-07-01")
        #expect(list.communes.count == 4)
        #expect(list.commune("00002", on: before)?.name == "Xã Một")
        #expect(list.commune("00002", on: after)?.name == "Xã Hai, mới")
        #expect(list.commune("00003", on: after)?.name == "Xã \"Ba\"")
        #expect(list.commune("00003", on: before) == nil)
        let old = try #require(list.commune("00002", on: before))
        #expect(list.followers(of: old, on: before) == [old])
        #expect(list.followers(of: old, on: after).map(\.name) == ["Xã Hai, mới", "Xã \"Ba\""])
        let today = list.followers(of: old, on: try day("2026-07-01"))
        #expect(today.map(\.code) == ["00004", "00003"])
    }

    @Test(arguments: [
        ("0001,Xã,tuyenQuang,2025-07-01,,", CommuneListError.Problem.code),
        ("0000a,Xã,tuyenQuang,2025-07-01,,", .code),
        ("00001,,tuyenQuang,2025-07-01,,", .name),
        ("00001,Xã,atlantis,2025-07-01,,", .province),
        ("00001,Xã,haGiang,2025-07-01,2025-07-02,00001", .province),
        ("00001,Xã,haGiang,,,", .province),
        ("00001,Xã,tuyenQuang,01/07/2025,,", .day),
        ("00001,Xã,tuyenQuang,2025-02-30,,", .day),
        ("00001,Xã,tuyenQuang,2025-07-01,", .cells),
        ("00001,Xã,mới,tuyenQuang,2025-07-01,,", .cells),
        ("00001,Xã,tuyenQuang,2025-07-01,,00002", .successorOfLiving),
        ("00001,Xã,tuyenQuang,2024-07-01,2025-06-30,", .noSuccessor),
        ("00001,Xã,tuyenQuang,2024-07-01,2025-06-30,00009", .unknownSuccessor),
    ])
    func `a faulty line is named with what is wrong`(
        _ line: String,
        _ problem: CommuneListError.Problem
    ) {
        let good = "00010,Xã Tốt,tuyenQuang,2025-07-01,,\n"
        let faults = faults(good + line)
        #expect(faults.contains(.init(line: 3, problem: problem)), "\(faults)")
        #expect(faults.allSatisfy { $0.line == 3 })
    }

    @Test func `a period that ends before it begins, and a code that stands twice, are named`() {
        #expect(
            faults(
                "00001,A,tuyenQuang,2026-07-02,2026-07-01,00002\n"
                    + "00002,B,tuyenQuang,2025-07-01,,\n"
            ).map(\.problem) == [.period]
        )
        let twice = faults(
            "00001,A,tuyenQuang,2025-07-01,,\n" + "00001,B,tuyenQuang,2026-01-01,,\n"
        )
        #expect(twice == [.init(line: 3, problem: .repeated)])
    }

    @Test func `a file with another header is no list`() {
        for text in ["", "code,name\n", "name,code,province,from,until,successors\n"] {
            #expect(throws: CommuneListError.self) { try CommuneList(parsing: text) }
        }
        #expect(CommuneList.empty.communes.isEmpty)
    }

    @Test func `each fault has a name in both languages`() {
        for problem in CommuneListError.Problem.allCases {
            #expect(!problem.label.vi.isEmpty && !problem.label.en.isEmpty)
        }
    }
}
