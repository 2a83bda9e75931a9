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
    /// The record that stands for it, once it was merged.
    let mergedInto: R.ID?

    var filed: Filed<R> {
        Filed(id: id, state: Word(state), filing: body.filing, record: record)
    }

    func access(for viewer: Viewer) -> Access {
        record.access(for: viewer, filing: body.filing)
    }
}

/// Top-level fields that differ between two encoded records, by name: a rule, never a value.
struct ChangedFields {
    /// The names, in the order of the older record.
    let names: [String]
    private let before: WireValue
    private let after: WireValue

    init(from old: Bytes, to new: Bytes) {
        before = (try? Wire.decode(WireValue.self, from: old.array)) ?? .map([])
        after = (try? Wire.decode(WireValue.self, from: new.array)) ?? .map([])
        guard case .map(let was) = before, case .map(let isNow) = after else {
            names = []
            return
        }
        var seen: Set<String> = []
        names = (was + isNow).map(\.key).filter { [before, after] name in
            seen.insert(name).inserted && before[name] != after[name]
        }
    }

    /// Whether a flag was not set and is set now.
    func raises(_ name: String) -> Bool { after[name] == .bool(true) }
}
