import Testing
import Vocabulary
import WireCodec

/// What a commune's code means: on a day, in a province.
@Suite struct CommuneCodeTests {
    private static let list = try? CommuneList(
        parsing: "code,name,province,from,until,successors\n"
            + "00002,Xã Một,haGiang,,2025-06-30,00002 00003\n"
            + "00002,Xã Hai,tuyenQuang,2025-07-01,,\n00003,Phường Ba,tuyenQuang,2025-07-01,,\n"
            + "00004,Đặc khu Bốn,tuyenQuang,2026-01-01,,\n"
            + "00005,Xã Năm,haGiang,,2025-06-30,00003\n"
    )

    private func fault(
        _ code: String,
        _ province: Province?,
        _ first: String,
        _ last: String? = nil
    ) throws -> CommuneFault? {
        let list = try #require(Self.list)
        let from = try #require(CalendarDate(first))
        let through = try #require(CalendarDate(last ?? first))
        let code = try #require(CommuneCode(code))
        return list.fault(of: code, in: province, during: from...through)
    }

    @Test func `a code means the unit of the fact's day`() throws {
        #expect(try fault("00002", .haGiang, "2025-06-30") == nil)
        #expect(try fault("00002", .tuyenQuang, "2025-07-01") == nil)
        #expect(try fault("00002", .haGiang, "2025-07-01") == .elsewhere(.tuyenQuang))
        #expect(try fault("00002", .tuyenQuang, "2025-06-30") == .elsewhere(.haGiang))
        #expect(try fault("00002", nil, "2025-07-01") == nil)
    }

    @Test func `a unit that had ended, had not begun or never was is told apart`() throws {
        let begun = try #require(CalendarDate("2026-01-01"))
        #expect(try fault("00005", .haGiang, "2025-07-01") == .ended(into: ["00003"]))
        #expect(try fault("00004", .tuyenQuang, "2025-07-01") == .notYet(from: begun))
        #expect(try fault("00009", .tuyenQuang, "2025-07-01") == .unknown)
        // Whoever knows but the year cannot know which unit it was.
        #expect(try fault("00005", .haGiang, "2025-01-01", "2025-12-31") == nil)
        #expect(try fault("00004", .tuyenQuang, "2025-07-01", "2026-06-30") == nil)
    }

    @Test func `a name is read in both languages`() throws {
        let list = try #require(Self.list)
        func label(_ code: String) -> Label? { CommuneCode(code).flatMap { list.label(of: $0) } }
        #expect(label("00003") == Label(vi: "Phường Ba", en: "Ba ward"))
        #expect(label("00004") == Label(vi: "Đặc khu Bốn", en: "Bốn special zone"))
        // Two units bore it: the code alone says no name.
        #expect(label("00002") == nil)
        for commune in CommuneList.shipped.communes {
            #expect(commune.label.vi == commune.name && commune.label.en != commune.name)
        }
    }

    @Test(arguments: ["", "1234", "123456", "0000a", "０００01"])
    func `what has not five digits is no code`(text: String) {
        #expect(CommuneCode(text) == nil)
        #expect(CommuneCode("00004")?.code == "00004")
    }
}
