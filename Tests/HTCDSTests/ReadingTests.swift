import Testing
import WireCodec

@testable import HTCDS

/// Values are read as people write them, and refused where they could mean something else.
@Suite struct ReadingTests {
    private let reading = HTCDSReading()

    private func value(_ input: HTCDSInput, _ name: String) throws -> HTCDSValue? {
        try reading.value(of: input, in: #require(HTCDSField.named(name)))
    }

    @Test(arguments: [
        (1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (44_927, "2023-01-01"),
        (73_050, "2099-12-31"), (73_051, "2100-01-01"),
    ]) func `a serial number is a day`(number: Int, day: String) throws {
        #expect(try value(.number("\(number)"), "prs_Birthdate")?.text == day)
        #expect(try value(.text("\(number)"), "prs_Birthdate")?.text == day)
        #expect(try value(.text(day), "prs_Birthdate")?.text == day)
        let date = try #require(CalendarDate(day))
        #expect(HTCDSDays.day(of: date) == number)
    }

    @Test func `a workbook that counts from 1904 means other days`() throws {
        let field = try #require(HTCDSField.named("prs_Birthdate"))
        let value = try HTCDSReading(daysFrom1904: true).value(of: .number("43465"), in: field)
        #expect(value?.text == "2023-01-01")
    }

    @Test(arguments: [
        (HTCDSInput.number("0"), HTCDSRule.dateRange), (.number("73052"), .dateRange),
        (.number("60"), .dateForm), (.number("44927.5"), .dateForm),
        (.number("1e999"), .numberForm),
        (.text("03/04/2024"), .dateForm), (.text("2023-02-29"), .dateForm),
        (.text("1899-12-31"), .dateRange), (.text("2100-01-02"), .dateRange),
        (.text("2023-1-1"), .dateForm), (.text("2023-01-01T09:30:00"), .dateForm),
        (.text("tomorrow"), .dateForm), (.truth(true), .dateForm), (.formula, .formula),
        (.fault, .cellError), (.tooLong, .tooLong), (.other, .listForm),
        (.list(["2023-01-01"]), .oneWord),
    ]) func `what is no day is refused`(input: HTCDSInput, rule: HTCDSRule) throws {
        #expect(throws: rule) { try value(input, "prs_Birthdate") }
    }

    @Test(arguments: [
        ("cas_Status", "Follow up", "FollowUp"), ("cas_Status", " FOLLOW UP", "FollowUp"),
        ("vic_MethodsOfControl", "Debt bondage ", "DebtBondage"),
        (
            "vic_MethodsOfControl", "Threats of law enforcement; ThreatensChildrenFamily;",
            "ThreatsLawEnforcement;ThreatensChildrenFamily"
        ),
        ("vic_MethodsOfControl", "RestrictsMovement", "RestrictsMovement"),
        ("vic_RecruitmentWebsitesAndApps", "zalo;Facebook", "Zalo;Facebook"),
        (
            "vic_ForcedLabourIndustry",
            "Water supply; sewerage, waste management and remediation",
            "E_WaterSupplySewerageWasteManagement"
        ),
        ("vic_ForcedLabourIndustry", "C", "C_Manufacturing"),
        ("prs_Gender", "Not Specified/Unknown", "NonSpecifiedUnknown"),
        ("prs_Citizenship", "Viet Nam;LA", "VN;LA"), ("prs_MailingCountry", "cambodia", "KH"),
        ("con_Consent", "Có", "TRUE"), ("con_Consent", "0", "FALSE"),
        ("prs_MobilePhone", "+84 (912) 345-678", "+84912345678"),
        ("prs_PrimaryLanguage", "vi", "vie"), ("vic_AgeWhenTrafficked", "17", "17"),
        ("prs_MailingLongitude", "105.85", "105.85"), ("prs_FirstName", "  Hoa\u{A0}", "Hoa"),
        ("cco_CaseComment", "một\r\nhai", "một\nhai"),
    ]) func `values are read`(field: String, written: String, meant: String) throws {
        #expect(try value(.text(written), field)?.text == meant)
    }

    @Test(arguments: [
        ("cas_Status", "Open", HTCDSRule.unknownWord), ("cas_Status", "Active;Closed", .oneWord),
        ("vic_MethodsOfControl", "Debt bondage;Magic", .unknownWord),
        ("prs_Citizenship", "VN;Atlantis", .country), ("con_Consent", "maybe", .truthForm),
        ("prs_MobilePhone", "0912345678", .phone), ("prs_MobilePhone", "+1234567890123456", .phone),
        ("prs_HomePhone", "call me", .phone), ("prs_PrimaryLanguage", "Vietnamese", .language),
        ("vic_AgeWhenTrafficked", "121", .numberRange), ("vic_AgeWhenTrafficked", "x", .numberForm),
        ("prs_MailingLatitude", "91", .numberRange), ("hte_Longitude", "nan", .numberForm),
        ("prs_FirstName", "a\u{0}b", .control), ("prs_FirstName", "a\u{9B}31m", .control),
    ]) func `values are refused`(field: String, written: String, rule: HTCDSRule) throws {
        #expect(throws: rule) { try value(.text(written), field) }
    }

    @Test func `text has a length`() throws {
        let longest = String(repeating: "ạ", count: HTCDSReading.textLength)
        #expect(try value(.text(longest), "prs_FirstName")?.text == longest)
        #expect(throws: HTCDSRule.tooLong) { try value(.text(longest + "a"), "prs_FirstName") }
        #expect(try value(.text(longest + "a"), "cco_CaseComment") != nil)
    }

    @Test func `a number in a field of text is its digits`() throws {
        #expect(try value(.number("8.4912345678E10"), "prs_MobilePhone")?.text == "84912345678")
        #expect(try value(.number("1.0"), "prs_IdentityNumber")?.text == "1")
    }

    @Test func `blanks say nothing`() throws {
        #expect(try value(.text(" \n"), "prs_FirstName") == nil)
        #expect(try value(.text(" ; ;"), "vic_MethodsOfControl") == nil)
    }

    @Test func `words beyond the list become Other for readers of the list alone`() throws {
        var record = HTCDSRecord()
        record["vic_MethodsOfControl"] = .words(["RestrictsMovement", "Other", "DebtBondage"])
        record["vic_RecruitmentWebsitesAndApps"] = .words(["Zalo"])
        record["prs_FirstName"] = .text("Hoa")
        let (strict, changed) = record.conforming()
        #expect(strict["vic_MethodsOfControl"]?.text == "Other;DebtBondage")
        #expect(strict["vic_RecruitmentWebsitesAndApps"]?.text == "Other")
        #expect(changed.map(\.name) == ["vic_RecruitmentWebsitesAndApps", "vic_MethodsOfControl"])
    }

    @Test func `a record described says nothing of the person`() {
        var record = HTCDSRecord()
        record["prs_FirstName"] = .text("Hoa")
        var dumped = ""
        dump(record, to: &dumped)
        #expect(!"\(record) \(String(reflecting: record)) \(dumped)".contains("Hoa"))
    }
}
