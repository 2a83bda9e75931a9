import Foundation
import HTCDS
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// The page of reference data is written from the data, and says what the law's table says.
///
/// Run with `HOMEWARD_UPDATE_CONTRACTS=1` to write it anew.
@Suite struct ReferencePageTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Shared/Vocabulary/Vocabulary.docc/Reference-data.md")
        .standardizedFileURL

    private static func range(of part: String, in page: String) throws -> Range<String.Index> {
        let start = try #require(page.range(of: "<!-- from the vocabulary: \(part) -->"))
        let rest = start.upperBound..<page.endIndex
        let end = try #require(page.range(of: "<!-- end -->", range: rest))
        return start.upperBound..<end.lowerBound
    }

    private func part(_ part: String) throws -> String {
        let page = try String(contentsOf: Self.file, encoding: .utf8)
        return String(page[try Self.range(of: part, in: page)])
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func expect(_ name: String, _ columns: String, _ rows: [String]) throws {
        let dashes = columns.split(separator: "|").map { _ in "---" }.joined(separator: " | ")
        let content = (["| \(columns) |", "| \(dashes) |"] + rows.map { "| \($0) |" })
            .joined(separator: "\n")
        if ProcessInfo.processInfo.environment["HOMEWARD_UPDATE_CONTRACTS"] == "1" {
            var page = try String(contentsOf: Self.file, encoding: .utf8)
            page.replaceSubrange(
                try Self.range(of: name, in: page),
                with: "\n\n\(content)\n\n"
            )
            try page.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        #expect(
            try part(name) == content,
            "say HOMEWARD_UPDATE_CONTRACTS=1 if the change is meant"
        )
    }

    private static let lists =
        ReferenceData.ofVocabulary + ReferenceData.ofIndicators + ReferenceData.ofHTCDS

    @Test func `the page shows the data`() throws {
        try expect(
            "lists",
            "list | danh mục | asked for as | type | entries | as of | source",
            Self.lists.map { list in
                "\(list.name.en) | \(list.name.vi) | `\(list.key)` | `\(list.type)` "
                    + "| \(list.entries.count) | \(list.asOf.text) | \(list.source)"
            }
        )
        try expect(
            "provinces",
            "code | province | rank | since | took in",
            ProvinceUnit.all.filter { $0.through == nil }.sorted { $0.code < $1.code }.map { unit in
                let merged = unit.province.predecessors.map(\.label.vi).sorted()
                return "\(unit.code) | \(unit.name) (`\(unit.province.rawValue)`) "
                    + "| \(unit.rank.label.en) | \(unit.from?.text ?? "") "
                    + "| \(merged.joined(separator: ", "))"
            }
        )
        try expect(
            "deadlines",
            "clock | limit | at most | basis | from | until | confirmed",
            ClockRules.initial.rules.map(Self.row)
        )
        try expect(
            "entitlements",
            "person | \(Entitlement.allCases.map(\.rawValue).joined(separator: " | "))",
            EntitlementMatrix.initial.rows.map(Self.row)
        )
        try expect(
            "holidays",
            "year | announced | days off | worked | provisional | sources",
            Holidays.vietnam.years.map { year in
                "\(year.year) | \(year.announced ? "yes" : "no, reckoned") "
                    + "| \(Self.days(year.closed)) | \(Self.days(year.worked)) "
                    + "| \(Self.days(year.provisional)) | \(year.sources.joined(separator: "; "))"
            }
        )
    }

    private static func days(_ days: [CalendarDate]) -> String {
        days.map { "\($0.day)/\($0.month)" }.joined(separator: ", ")
    }

    private static func limit(_ limit: ClockRule.Limit) -> String {
        "\(limit.count) \(limit.unit.label.en)"
    }

    private static func row(_ rule: ClockRule) -> String {
        let basis = [rule.legalBasis.instrument, rule.legalBasis.provision].compactMap { $0 }
        return "`\(rule.name.rawValue)` | \(limit(rule.limit)) | \(rule.upTo.map(limit) ?? "") "
            + "| \(basis.joined(separator: ", ")) | \(rule.validFrom.text) "
            + "| \(rule.validTo?.text ?? "") | \(rule.confirmed ? "yes" : "no")"
    }

    private static func row(_ row: EntitlementMatrix.Row) -> String {
        let person =
            row.accompanying.map { "\(row.category.label.en), with: \($0.label.en)" }
            ?? row.category.label.en
        let cells = Entitlement.allCases.map { entitlement in
            row.entitlements.contains(Word(entitlement)) ? row.asCaseRequires ? "○" : "●" : ""
        }
        return "\(person) | \(cells.joined(separator: " | "))"
    }

    /// A row of the table of deadlines that the domain's study found.
    struct Deadline: Sendable, CustomTestStringConvertible {
        let step: String
        let clocks: [String]
        let limit: String
        let isConfirmed: Bool
        var testDescription: String { step }
    }

    private static let deadlines = [
        Deadline(
            step: "to the commune, and on to the health authority: at once, alarm after a day",
            clocks: ["bringToCommune", "communeNotification"],
            limit: "24 hours",
            isConfirmed: false
        ),
        Deadline(
            step: "initial verification, also in the old flow",
            clocks: ["initialVerification"],
            limit: "3 days",
            isConfirmed: true
        ),
        Deadline(
            step: "written answer of the police",
            clocks: ["policeVerification"],
            limit: "20 days | 2 months",
            isConfirmed: false
        ),
        Deadline(
            step: "local police, circular of 2008",
            clocks: ["localPoliceCheck"],
            limit: "20 working days",
            isConfirmed: true
        ),
        Deadline(
            step: "immigration department, circular of 2008",
            clocks: ["immigrationCheck"],
            limit: "10 working days",
            isConfirmed: true
        ),
        Deadline(
            step: "certificate of return: at once, alarm after a day",
            clocks: ["returnCertificate"],
            limit: "24 hours",
            isConfirmed: false
        ),
        Deadline(
            // Read for deported people only, so it does not count as confirmed.
            step: "travel paper",
            clocks: ["travelPaper"],
            limit: "5 working days",
            isConfirmed: false
        ),
        Deadline(
            step: "schooling, training and allowance: form 07",
            clocks: ["application"],
            limit: "9 working days",
            isConfirmed: true
        ),
        Deadline(
            step: "licence of a facility",
            clocks: ["facilityLicence"],
            limit: "8 working days",
            isConfirmed: true
        ),
        Deadline(
            step: "decision on a report of crime",
            clocks: ["reportDecision"],
            limit: "20 days | 4 months",
            isConfirmed: false
        ),
        Deadline(
            step: "investigation by gravity, from",
            clocks: ["investigation.lessSerious"],
            limit: "2 months",
            isConfirmed: false
        ),
        Deadline(
            step: "investigation by gravity, to",
            clocks: ["investigation.verySerious"],
            limit: "4 months",
            isConfirmed: false
        ),
        Deadline(
            step: "prosecution, from",
            clocks: ["prosecution.serious"],
            limit: "20 days",
            isConfirmed: false
        ),
        Deadline(
            step: "prosecution, to",
            clocks: ["prosecution.verySerious"],
            limit: "30 days",
            isConfirmed: false
        ),
        Deadline(
            step: "to a worker",
            clocks: ["assignment"],
            limit: "3 hours",
            isConfirmed: false
        ),
        Deadline(
            step: "to a worker, in danger",
            clocks: ["urgentAssignment"],
            limit: "1 hours",
            isConfirmed: false
        ),
    ]

    @Test(arguments: deadlines)
    func `each deadline that was found stands on the page`(_ deadline: Deadline) throws {
        let lines = try part("deadlines").split(separator: "\n")
        for clock in deadline.clocks {
            let rows = lines.filter { $0.hasPrefix("| `\(clock)` |") }
            #expect(!rows.isEmpty, "\(clock)")
            for row in rows {
                #expect(row.hasPrefix("| `\(clock)` | \(deadline.limit) |"), "\(row)")
                #expect(row.hasSuffix("| \(deadline.isConfirmed ? "yes" : "no") |"), "\(row)")
            }
        }
    }

    @Test func `no list is empty, and each says where it comes from`() {
        for list in Self.lists {
            #expect(!list.entries.isEmpty && !list.source.isEmpty, "\(list.key)")
            for entry in list.entries {
                let isSaid =
                    !entry.word.isEmpty && !entry.label.vi.isEmpty && !entry.label.en.isEmpty
                #expect(isSaid, "\(list.key) \(entry.word)")
                if let from = entry.from, let through = entry.through { #expect(from <= through) }
            }
        }
        let count = Dictionary(
            uniqueKeysWithValues: Self.lists.map { ($0.key, $0.entries.count) }
        )
        #expect(count["countries"] == 249 && count["ethnicGroups"] == 54)
        #expect(count["communes"] == 3_321)
        #expect(count["provinces"] == 34 && count["formerProvinces"] == 30)
        #expect(count["htcds.fields"] == 84)
        #expect(count.keys.count { $0.hasPrefix("htcds.") } == 21)
        #expect(count["indicators"] == Indicator.allCases.count)
    }

    @Test func `every indicator stands there with the facets that it is broken down by`() throws {
        let facets = try #require(Self.lists.first { $0.key == "indicatorFacets" }).entries
        for definition in IndicatorDefinition.all {
            let start = "\(definition.indicator.rawValue)/\(definition.kind.rawValue)/"
            let told = facets.filter { $0.word.hasPrefix(start) }
                .map { String($0.word.dropFirst(start.count)) }
            #expect(told == definition.breakdowns.map(\.rawValue), "\(definition.indicator)")
        }
        #expect(facets.count == IndicatorDefinition.all.reduce(0) { $0 + $1.breakdowns.count })
    }
}
