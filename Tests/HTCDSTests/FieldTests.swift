import Testing
import Vocabulary

@testable import HTCDS

/// The field list is the standard's.
@Suite struct FieldTests {
    @Test func `there are 84 fields, 38 of them core and 3 deprecated`() {
        #expect(HTCDSField.all.count == 84)
        #expect(HTCDSField.all.count { $0.standing == .core } == 38)
        #expect(HTCDSField.all.count { $0.standing == .deprecated } == 3)
        #expect(Set(HTCDSField.all.map(\.name)).count == 84)
    }

    @Test func `the template has every core field once`() {
        #expect(HTCDSField.core.count == 38)
        #expect(
            Set(HTCDSField.core) == Set(HTCDSField.all.filter { $0.standing == .core })
        )
    }

    @Test func `every field has a label in both languages`() {
        for field in HTCDSField.all {
            #expect(!field.label.vi.isEmpty && !field.label.en.isEmpty, "\(field.name)")
        }
    }

    @Test(arguments: [
        ("vic_TraffickinStatusDecisionMakingOrg", "vic_TraffickingStatusDecisionMakingOrg"),
        ("prs_First_Name", "prs_FirstName"),
        ("prs_Second_Name", "prs_SecondName"),
        ("vic_Methods_of_Control", "vic_MethodsOfControl"),
        ("PRS_BIRTHDATE ", "prs_Birthdate"),
    ]) func `a name is read as surveys and templates spell it`(spelled: String, name: String) {
        #expect(HTCDSField.named(spelled)?.name == name)
    }

    @Test func `a name of nothing is no field`() {
        #expect(HTCDSField.named("First Name") == nil)
        #expect(HTCDSField.named("") == nil)
    }

    @Test func `lists have as many words as the standard`() {
        let counts = [
            "organisationType": 9, "gender": 6, "maritalStatus": 6, "education": 9,
            "traffickingStatus": 3, "decisionMaker": 5, "relationship": 3, "websitesAndApps": 15,
            "recruitment": 10, "control": 16, "exploitation": 11, "industry": 21,
            "sexualExploitation": 4, "roleInProcess": 15, "caseStatus": 4, "referralReason": 3,
            "eventType": 3, "planType": 9, "vulnerability": 12,
        ]
        for list in HTCDSList.all {
            #expect(list.words.count { $0.isStandard } == counts[list.name], "\(list.name)")
        }
        #expect(HTCDSList.all.count == counts.count)
    }

    @Test func `every word is found by its name and by its label`() {
        for list in HTCDSList.all {
            for word in list.words {
                #expect(list.word(for: word.name) == word)
                #expect(list.word(for: " \(word.label.en.uppercased()) ") == word)
            }
        }
    }

    @Test func `every word is called in Vietnamese, and by one name in its list`() {
        // The standard's own words, as everybody says them: names of platforms.
        for list in HTCDSList.all {
            let names = list.words.filter { $0.label.vi == $0.label.en }.map(\.name)
            #expect(names.isEmpty || list == .websitesAndApps, "\(list.name): \(names)")
            #expect(Set(list.words.map(\.label.vi)).count == list.words.count, "\(list.name)")
        }
    }

    @Test func `countries and languages are those of ISO`() {
        #expect(CountryCodes.all.count == 249)
        #expect(LanguageCodes.all.count == 486)
        #expect(CountryCodes.code(of: "Viet Nam") == "VN")
        #expect(CountryCodes.code(of: "vietnam") == "VN")
        #expect(CountryCodes.code(of: "la") == "LA")
        #expect(CountryCodes.code(of: "Atlantis") == nil)
        #expect(LanguageCodes.code(of: "vi") == "vie")
        #expect(LanguageCodes.code(of: "HMN") == "hmn")
        #expect(LanguageCodes.code(of: "chi") == "zho")
        #expect(LanguageCodes.code(of: "xx") == nil)
    }
}
