/// One case of one person, as the standard puts it: what stands in a row.
///
/// Everything in it may identify a person. Described, it says how many fields it fills and nothing else.
public struct HTCDSRecord: Sendable, Hashable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    private var values: [HTCDSField: HTCDSValue] = [:]

    /// A record that says nothing.
    public init() {}

    /// What a field says; `nil` where it says nothing.
    public subscript(_ field: HTCDSField) -> HTCDSValue? {
        get { values[field] }
        set { values[field] = newValue }
    }

    /// What the field of a name says, which is written in the code.
    public subscript(_ name: String) -> HTCDSValue? {
        get { HTCDSField.named(name).flatMap { values[$0] } }
        set {
            guard let field = HTCDSField.named(name) else {
                preconditionFailure("the name of a field is written in the code")
            }
            values[field] = newValue
        }
    }

    /// Whether it says nothing.
    public var isEmpty: Bool { values.isEmpty }

    /// The fields that say something, in the standard's order.
    public var fields: [HTCDSField] { HTCDSField.all.filter { values[$0] != nil } }

    public var description: String { "\(values.count) fields" }

    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension HTCDSRecord {
    /// The record in words of version 2.0 only, and the fields in which words became *Other* for that.
    ///
    /// The definitions name means of control that the list lacks, and the standard lets platforms be
    /// added; a reader that knows the list alone would refuse them.
    public func conforming() -> (record: HTCDSRecord, changed: [HTCDSField]) {
        var record = self
        var changed: [HTCDSField] = []
        for field in fields {
            guard case .words(let list) = field.type, case .words(let words) = values[field] else {
                continue
            }
            let kept = words.filter { list.word(for: $0)?.isStandard ?? false }
            guard kept.count < words.count else { continue }
            record[field] = .words(kept.contains("Other") ? kept : kept + ["Other"])
            changed.append(field)
        }
        return (record, changed)
    }
}
