import HTCDS
import ServiceContracts
import Vocabulary

/// What a row of HTCDS said of a person, kept as it was: sealed under the person's key and served by no
/// method of its own.
struct HTCDSContext: Record {
    typealias ID = VictimRef

    /// There is one state: it is kept.
    enum State: String, ClosedList {
        /// It is kept.
        case kept

        var label: Label { Label(vi: "Lưu giữ", en: "Kept") }
    }

    static let kind: RecordKind = "victims.htcds"
    static let authors = ImportHTCDS.importers
    static let lifecycle = Lifecycle<State>(from: .kept) {}

    /// The row, field by field.
    var entries: [HTCDSEntry]

    /// None: another body's words stay as they came.
    static func correctableFields(in state: State) -> Set<String> { [] }

    var facets: [Facet] { [] }

    static let accessRule = AccessRule.own

    func access(for viewer: Viewer, filing: Filing) -> Access { .none }
}

extension HTCDSRecord {
    /// The record as it travels.
    var entries: [HTCDSEntry] {
        fields.compactMap { field in
            self[field].map {
                HTCDSEntry(standardField: field.name, standardValue: FreeText($0.text))
            }
        }
    }

    /// Reads entries, and says which break a rule; a name that is no field is not repeated.
    static func reading(
        _ row: HTCDSRow
    ) -> (record: HTCDSRecord, rejections: [HTCDSRejection]) {
        let reading = HTCDSReading()
        var record = HTCDSRecord()
        var rejections: [HTCDSRejection] = []
        for entry in row.entries {
            guard let field = HTCDSField.named(entry.standardField.name) else {
                let rule = HTCDSRule.unknownHeading.rawValue
                rejections.append(HTCDSRejection(row: row.row, rule: rule))
                continue
            }
            do throws(HTCDSRule) {
                if record[field] != nil { throw .repeatedHeading }
                record[field] = try reading.value(
                    of: .text(entry.standardValue.disclosed),
                    in: field
                )
            } catch {
                rejections.append(
                    HTCDSRejection(
                        row: row.row,
                        standardField: field.name,
                        rule: error.rawValue
                    )
                )
            }
        }
        return (record, rejections)
    }
}
