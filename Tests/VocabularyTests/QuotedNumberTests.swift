import Testing
import Vocabulary

/// Register numbers as people quote them.
struct QuotedNumberTests {
    @Test(arguments: [
        ("12/2026", 12, 2026), ("1/1900", 1, 1900), ("0012/2026", 12, 2026),
        ("9999999/2199", 9_999_999, 2199),
    ])
    func `a number of a year is read as it is quoted`(text: String, number: Int, year: Int) {
        #expect(QuotedNumber(text) == QuotedNumber(number: number, year: year))
    }

    @Test(arguments: [
        "", "/", "12", "12/", "/2026", "12/26", "12/20260", "0/2026", "-1/2026", "+1/2026",
        "12/2026/3", "12 /2026", "12/1899", "12/2200", "10000000/2026", "a/2026", "١٢/2026",
        "99999999999999999999/2026",
    ])
    func `anything else is no number`(text: String) {
        #expect(QuotedNumber(text) == nil)
    }

    @Test func `a number is quoted as it is filed`() {
        let number = QuotedNumber(number: 12, year: 2026)
        #expect(number.text == "12/2026")
        #expect(Facet.registered(number) == Facet("registered", "12/2026"))
    }

    @Test func `a facet whose value is an identifier points at a record, and no word does`() {
        #expect(Facet.victim(.make()).pointsAtRecord)
        #expect(!Facet("province", "quangNinh").pointsAtRecord)
        #expect(!Facet.registered(QuotedNumber(number: 12, year: 2026)).pointsAtRecord)
    }
}
