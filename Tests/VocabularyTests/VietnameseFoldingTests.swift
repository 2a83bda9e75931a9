import Foundation
import Testing
import Vocabulary

@Suite struct VietnameseFoldingTests {
    @Test(arguments: [
        ("Nguyễn Thị Hoà", "nguyen thi hoa"),
        ("Nguyễn Thị Hòa", "nguyen thi hoa"),
        ("ĐẶNG VĂN ĐỨC", "dang van duc"),
        ("Đường Về", "duong ve"),
        ("Lương  Thế—Vinh", "luong the vinh"),
        ("Ỷ Lan, 07/2026", "y lan 07 2026"),
        ("Mông Cổ; Hmông", "mong co hmong"),
        ("", ""), ("Hoà", "hoa"), ("Hòa", "hoa"), ("HOÀ", "hoa"), ("Thuỷ", "thuy"),
        ("Thủy", "thuy"),
        // Three letters that look like one: đ, the Icelandic eth that old fonts have, and d.
        ("Đào", "dao"), ("\u{D0}ào", "dao"), ("đào", "dao"), ("\u{F0}ào", "dao"), ("Dào", "dao"),
        // Ê Đê, whose letters Vietnamese lacks.
        ("Y Blŏ Êban", "y blo eban"), ("H'Blĭr Kƀuôr", "h blir kbuor"),
        // Cyrillic that looks Latin is not Latin: better not found than found wrongly.
        ("Н\u{300}", "н"), ("…", ""), ("  \t\n", ""), ("a\u{0}b", "a b"), ("Ⅷ", "ⅷ"),
    ])
    func `text is found as people type it`(text: String, folded: String) {
        #expect(VietnameseFolding.fold(text) == folded)
    }

    @Test func `composed and decomposed spellings fold alike`() {
        // ễ and à as base letters followed by combining marks.
        let decomposed = "Nguye\u{302}\u{303}n Thi\u{323} Hoa\u{300}"
        #expect(VietnameseFolding.fold(decomposed) == VietnameseFolding.fold("Nguyễn Thị Hoà"))
        #expect(!decomposed.unicodeScalars.elementsEqual("Nguyễn Thị Hoà".unicodeScalars))
    }

    @Test func `every vowel of the alphabet with every tone folds to its base`() {
        let rows = [
            "a": "aàáảãạăằắẳẵặâầấẩẫậ", "e": "eèéẻẽẹêềếểễệ", "i": "iìíỉĩị",
            "o": "oòóỏõọôồốổỗộơờớởỡợ", "u": "uùúủũụưừứửữự", "y": "yỳýỷỹỵ", "d": "dđ",
        ]
        for (base, letters) in rows {
            for letter in letters {
                #expect(VietnameseFolding.fold(String(letter)) == base)
                #expect(VietnameseFolding.fold(String(letter).uppercased()) == base)
            }
        }
    }

    @Test func `every composed letter folds as its decomposition does`() {
        for scalar in (0xC0...0x1EF9).compactMap(Unicode.Scalar.init) {
            let composed = String(scalar)
            let decomposed = composed.decomposedStringWithCanonicalMapping
            guard decomposed.unicodeScalars.count > 1,
                decomposed.unicodeScalars.first?.isASCII == true,
                Self.isVietnameseOrLatin1(scalar)
            else { continue }
            #expect(
                VietnameseFolding.fold(composed) == VietnameseFolding.fold(decomposed),
                "U+\(String(scalar.value, radix: 16))"
            )
        }
    }

    /// Letters of Latin-1, and those of the two blocks that hold Vietnamese's own.
    private static func isVietnameseOrLatin1(_ scalar: Unicode.Scalar) -> Bool {
        (0xC0...0xFF).contains(scalar.value) || (0x1EA0...0x1EF9).contains(scalar.value)
            || [0x102, 0x103, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0]
                .contains(scalar.value)
    }

    @Test func `folding twice changes nothing more`() {
        let once = VietnameseFolding.fold("Trần Thị Bưởi, xã Đồng Văn")
        #expect(VietnameseFolding.fold(once) == once)
    }
}
