import Storage
import Vocabulary

/// A way along the running clocks of several kinds, soonest first, that opens no record.
///
/// Each clock of each kind has arms of its own, already in order, and the arms are merged. What others read
/// is passed over by the class of their records; no more than so many places, so that a page costs what a
/// page may, whatever there is.
struct DeadlineWalk {
    /// What a step along it came to.
    enum Step {
        /// The next clock that may be the reader's.
        case found(DeadlineKey, isExtended: Bool)
        /// As many places were passed over as may be; there may be more.
        case tired
        /// There is nothing more of interest.
        case over
    }

    private var arms: [DeadlineArm] = []
    private var statements: [StatementChoice: DeadlineStatement] = [:]
    private let snapshot: ReadTransaction
    private let until: Int64
    private let most: Int
    /// How many places were looked at.
    private(set) var walked = 0
    /// The last clock that was told; what is due later has not been, and everything before has.
    private(set) var last: DeadlineKey?

    /// Which of the statements an arm goes by.
    private struct StatementChoice: Hashable {
        let isExtended: Bool
        let isSifted: Bool
    }

    /// Whether a kind's records say by their class who reads them.
    private let sifted: Set<RecordKind>

    /// A way along the clocks of these kinds from after a place to the last moment of interest.
    init(
        _ kinds: Set<RecordKind>,
        sifting sifted: Set<RecordKind>,
        through sieve: Sieve?,
        _ rules: ClockRules,
        after place: DeadlineKey?,
        until: Int64,
        passing most: Int,
        in snapshot: ReadTransaction
    ) throws {
        (self.snapshot, self.sifted, self.until, self.most) = (snapshot, sifted, until, most)
        last = place
        for isExtended in [false, true] {
            for isSifted in [false, true] {
                statements[StatementChoice(isExtended: isExtended, isSifted: isSifted)] =
                    DeadlineStatement(
                        isExtended: isExtended,
                        through: isSifted ? sieve : nil
                    )
            }
        }
        for kind in kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
            for name in try Self.names(of: kind, in: snapshot) {
                let spans = rules.spans(of: name).map { DeadlineArm.Order.started($0) }
                for order in spans + [.extended] {
                    try add(DeadlineArm(kind, name, order, after: place))
                }
            }
        }
    }

    /// The next clock that may be the reader's.
    mutating func next() throws -> Step {
        while let soonest {
            let arm = arms[soonest]
            guard let key = arm.next, key.due <= until else { return .over }
            guard arm.found.isEmpty else {
                arms[soonest].found.removeFirst()
                // A record that was merged with another may have the same clock from both.
                if key == last { continue }
                last = key
                return .found(key, isExtended: arm.order.isExtended)
            }
            guard walked < most else { return .tired }
            try look(along: soonest)
        }
        return .over
    }

    /// Whether nothing more of interest can come.
    var isOver: Bool { soonest.map { (arms[$0].next?.due ?? .max) > until } ?? true }

    /// A place before which everything was told or passed over, and after which nothing was.
    var place: DeadlineKey? {
        guard let soonest, let next = arms[soonest].next else { return last }
        let isPassed = arms[soonest].found.isEmpty && arms[soonest].isPastBound
        let reached = isPassed ? next : next.before
        return last.map { max($0, reached) } ?? reached
    }

    // MARK: - Arms

    private var soonest: Int? {
        var found: (place: Int, key: DeadlineKey)?
        for place in arms.indices {
            guard let key = arms[place].next else { continue }
            if let other = found, other.key <= key { continue }
            found = (place, key)
        }
        return found?.place
    }

    private mutating func add(_ arm: DeadlineArm) throws {
        var arm = arm
        guard let row = try statement(of: arm).place(1, along: arm, in: snapshot) else { return }
        arm.bound = try arm.key(of: row)
        arms.append(arm)
    }

    private mutating func look(along place: Int) throws {
        var arm = arms[place]
        let statement = statement(of: arm)
        let end = try statement.place(arm.window, along: arm, in: snapshot)
        let values = try end.map { try arm.values(of: $0) } ?? arm.end
        arm.found = try statement.rows(to: values, along: arm, in: snapshot).map {
            try arm.key(of: $0)
        }[...]
        arm.bound = try end.map { try arm.key(of: $0) }
        arm.isPastBound = true
        arm.position = values
        walked += arm.window
        arm.window = min(arm.window * 4, DeadlineArm.longestWindow)
        arms[place] = arm
    }

    private func statement(of arm: DeadlineArm) -> DeadlineStatement {
        let choice = StatementChoice(
            isExtended: arm.order.isExtended,
            isSifted: sifted.contains(arm.kind)
        )
        guard let statement = statements[choice] else {
            preconditionFailure("there is a statement for each choice")
        }
        return statement
    }

    /// The clocks that run on any record of a kind, each found by itself: there are few names and many clocks.
    private static func names(
        of kind: RecordKind,
        in snapshot: ReadTransaction
    ) throws -> [ClockName] {
        var names: [ClockName] = []
        while let row = try snapshot.row(
            nameStatement,
            kind.rawValue,
            names.last?.rawValue ?? ""
        ) {
            names.append(ClockName(rawValue: try row["name"]))
        }
        return names
    }

    /// The next name of a clock that runs on a record of a kind.
    static let nameStatement = """
        SELECT name FROM record_clocks WHERE kind = $1 AND name > $2 AND stopped_at IS NULL
        ORDER BY name LIMIT 1
        """
}
