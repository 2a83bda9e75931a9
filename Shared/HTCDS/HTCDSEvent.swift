/// A historic trafficking event: one part of what was done to the person of a record.
///
/// The standard keeps events beside the case, and a person has several: recruited here, taken there,
/// exploited elsewhere. A record has room for one; the others stand on a sheet of their own, which says
/// whose each is.
public struct HTCDSEvent: Sendable, Hashable {
    /// The prefix of an event's fields, which its sheet and its list in JSON are called by.
    public static let sheet = "hte"

    /// The fields of an event, in the standard's order.
    public static let fields = HTCDSField.all.filter { $0.name.hasPrefix("\(sheet)_") }

    /// The record whose person it was done to, from 1.
    public var record: Int
    /// What it says, in the fields of an event.
    public var content: HTCDSRecord

    /// An event of a record's person.
    public init(of record: Int, _ content: HTCDSRecord) {
        self.record = record
        self.content = content
    }
}

extension HTCDSRecord {
    /// The one event that stands in the record itself; says nothing where there is none.
    public var event: HTCDSRecord {
        var event = HTCDSRecord()
        for field in HTCDSEvent.fields { event[field] = self[field] }
        return event
    }
}
