import Storage
import Vocabulary
import WireCodec

/// The running clocks of one name on the records of one kind that stand in the store in the order in which
/// they are due: those that started in one span, or those that a decision extended.
struct DeadlineArm {
    /// By what they stand in order.
    enum Order {
        /// By when they started.
        case started(ClockSpan)
        /// By the day to which they were extended.
        case extended

        var isExtended: Bool {
            guard case .extended = self else { return false }
            return true
        }
    }

    let kind: RecordKind
    let name: ClockName
    let order: Order
    /// Up to where it was looked at: the values of the index.
    var position: [StoredValue]
    /// What was found and has not been told yet.
    var found: ArraySlice<DeadlineKey> = []
    /// A place before which there is nothing more to find; nothing where the arm is at its end.
    var bound: DeadlineKey?
    /// Whether the bound itself was looked at.
    var isPastBound = false
    /// How many places are looked at the next time.
    var window = Self.firstWindow

    /// Few at first: of most arms only the next is needed.
    private static let firstWindow = 64
    /// Many, where little is the reader's.
    static let longestWindow = 4_096

    /// The arm after a place.
    init(_ kind: RecordKind, _ name: ClockName, _ order: Order, after place: DeadlineKey?) {
        (self.kind, self.name, self.order) = (kind, name, order)
        switch order {
        case .started(let span):
            let (start, id) = Self.start(of: span, kind, name, after: place)
            position = [.integer(start), .bytes(id)]
        case .extended:
            let (due, start, id) = Self.extended(kind, name, after: place)
            position = [.integer(due), .integer(start), .bytes(id)]
        }
    }

    /// The next place of interest, told or only looked for.
    var next: DeadlineKey? { found.first ?? bound }

    /// The last values of the index that are the arm's.
    var end: [StoredValue] {
        let id = StoredValue.bytes([UInt8](repeating: 0xff, count: 16))
        return switch order {
        case .started(let span): [.integer(span.to), id]
        case .extended: [.integer(.max), .integer(.max), id]
        }
    }

    /// The values of the index at a row.
    func values(of row: StoredRow) throws -> [StoredValue] {
        let place: [StoredValue] = [.integer(try row["started_at"]), .bytes(try row["id"])]
        return order.isExtended ? [.integer(try row["extended_until"])] + place : place
    }

    /// The place of a row in the order of all deadlines.
    func key(of row: StoredRow) throws -> DeadlineKey {
        let started: Int64 = try row["started_at"]
        let due: Int64 =
            switch order {
            case .started(let span): span.due(startedAt: started)
            case .extended: try row["extended_until"]
            }
        return DeadlineKey(
            due: due,
            kind: kind.rawValue,
            name: name.rawValue,
            started: started,
            id: Bytes(try row["id"] as [UInt8])
        )
    }

    // MARK: - Where it begins

    /// Of those due at the same moment, the ones of this kind and name come after the place, before it, or
    /// go on from it.
    private enum Turn { case later, earlier, same }

    private static func turn(
        _ kind: RecordKind,
        _ name: ClockName,
        at place: DeadlineKey
    ) -> Turn {
        let (own, other) = ((kind.rawValue, name.rawValue), (place.kind, place.name))
        return own == other ? .same : own < other ? .earlier : .later
    }

    private static func start(
        of span: ClockSpan,
        _ kind: RecordKind,
        _ name: ClockName,
        after place: DeadlineKey?
    ) -> (Int64, [UInt8]) {
        guard let place else { return (span.from, []) }
        let turn = turn(kind, name, at: place)
        let following = span.firstStart(dueFrom: place.due + 1)
        if turn == .earlier { return (following, []) }
        let first = span.firstStart(dueFrom: place.due)
        if turn == .later || place.started < first { return (first, []) }
        return place.started >= following ? (following, []) : (place.started, place.id.array)
    }

    private static func extended(
        _ kind: RecordKind,
        _ name: ClockName,
        after place: DeadlineKey?
    ) -> (Int64, Int64, [UInt8]) {
        guard let place else { return (.min, .min, []) }
        return switch turn(kind, name, at: place) {
        case .earlier: (place.due, .max, [UInt8](repeating: 0xff, count: 16))
        case .later: (place.due, .min, [])
        case .same: (place.due, place.started, place.id.array)
        }
    }
}
