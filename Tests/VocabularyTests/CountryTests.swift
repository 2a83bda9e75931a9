import Testing
import Vocabulary

/// ISO 3166-1.
@Suite struct CountryTests {
    @Test func `the standard has 249 countries, each with three codes and two names`() {
        #expect(Country.standard.count == 249)
        #expect(Country.allCases.count == 250)
        #expect(Set(Country.standard.map(\.rawValue)).count == 249)
        #expect(Set(Country.standard.compactMap(\.alpha3)).count == 249)
        #expect(Set(Country.standard.compactMap(\.numeric)).count == 249)
        #expect(Set(Country.standard.map(\.label.vi)).count == 249)
        #expect(Set(Country.standard.map(\.label.en)).count == 249)
        for country in Country.standard {
            #expect(country.rawValue.count == 2 && country.alpha3?.count == 3)
            #expect(country.numeric?.count == 3 && country.numeric.flatMap { Int($0) } != nil)
        }
    }

    @Test(arguments: [
        (Country.vietNam, "VN", "VNM", "704", "Việt Nam"), (.laos, "LA", "LAO", "418", "Lào"),
        (.cambodia, "KH", "KHM", "116", "Campuchia"), (.china, "CN", "CHN", "156", "Trung Quốc"),
        (.myanmar, "MM", "MMR", "104", "Myanmar"),
        (.unitedKingdom, "GB", "GBR", "826", "Vương quốc Anh"),
        (.republicOfKorea, "KR", "KOR", "410", "Hàn Quốc"),
        (.saudiArabia, "SA", "SAU", "682", "Ả Rập Xê Út"), (.nepal, "NP", "NPL", "524", "Nepal"),
        (.southSudan, "SS", "SSD", "728", "Nam Sudan"),
    ])
    func `a country is found by each of its codes`(
        _ country: Country,
        _ two: String,
        _ three: String,
        _ number: String,
        _ name: String
    ) {
        for code in [two, three, number, three.lowercased()] {
            #expect(Country(code: code) == country)
        }
        #expect(country.label.vi == name)
    }

    @Test func `what the standard lacks is one word without codes`() {
        #expect(Country.other.rawValue == "XX")
        #expect(Country.other.alpha3 == nil && Country.other.numeric == nil)
        #expect(Country(code: "XX") == nil && Country(code: "") == nil)
    }

    @Test func `words that were sent before are still words`() {
        let before = [
            "VN", "CN", "LA", "KH", "MM", "TH", "MY", "PH", "ID", "SG", "TW", "KR", "JP", "RU",
            "GB", "FR", "DE", "PL", "US", "AU", "SA", "AE", "XX",
        ]
        for word in before { #expect(Country(rawValue: word) != nil, "\(word)") }
    }
}
