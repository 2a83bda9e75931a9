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
        ("", ""),
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

    @Test func `folding twice changes nothing more`() {
        let once = VietnameseFolding.fold("Trần Thị Bưởi, xã Đồng Văn")
        #expect(VietnameseFolding.fold(once) == once)
    }
}
