import RPC
import Vocabulary
import WireCodec

/// What the sealed column of a version holds.
struct KeptBody: Codable {
    /// How the record is filed.
    var filing: Filing
    /// The record, encoded.
    var content: Bytes
    /// What the step was told.
    var facts: StepFacts
    /// Why, where a correction or a void needs a reason.
    var reason: FreeText?
    /// The second officer who approved.
    var approvedBy: String?

    /// The record.
    func record<R: Record>(_ type: R.Type) throws -> R {
        try Wire.decode(R.self, from: content.array)
    }
}

/// A record's row and its body, opened.
struct KeptRecord<R: Record> {
    let id: R.ID
    let version: Int
    let state: R.State
    let filedAt: Int64
    let key: KeyName
    let body: KeptBody
    let record: R

    var filed: Filed<R> {
        Filed(id: id, state: Word(state), filing: body.filing, record: record)
    }

    func access(for viewer: Viewer) -> Access {
        record.access(for: viewer, filing: body.filing)
    }
}

/// The names of fields that differ between two encoded records.
enum ChangedFields {
    /// Top-level fields only, by name: a rule of conflicts, never a value.
    static func between(_ old: Bytes, _ new: Bytes) -> [FieldViolation] {
        guard let old = try? Wire.decode(WireValue.self, from: old.array),
            let new = try? Wire.decode(WireValue.self, from: new.array),
            case .map(let before) = old, case .map(let after) = new
        else { return [] }
        let names = (before + after).map(\.key)
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted && old[$0] != new[$0] }
            .map { FieldViolation(field: $0, rule: "changed") }
    }
}
