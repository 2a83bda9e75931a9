/// What requests add up in memory, and what is written once for all requests of a commit.
///
/// For counts that every request changes: many requests of a commit then write each row once. What a
/// request adds is kept or dropped with the request, and written in the transaction of the commit, so
/// that whoever sees the commit sees the sums.
///
/// ``WriteTransaction/add(_:)`` takes it; whoever reads in a transaction what sums are written to calls
/// ``ReadTransaction/settle()`` before.
public protocol CommitSum: Sendable {
    /// Takes in what somebody else added.
    mutating func add(_ other: Self)

    /// Writes what was added up; a failure undoes everything that shares the commit.
    func write(in transaction: WriteTransaction) throws
}

/// What has been added up and not written yet, one of each type.
struct CommitSums {
    private var sums: [ObjectIdentifier: any CommitSum] = [:]

    var isEmpty: Bool { sums.isEmpty }

    /// Takes in one.
    mutating func add<Sum: CommitSum>(_ sum: Sum) {
        let type = ObjectIdentifier(Sum.self)
        // In place: a copy would cost as much as all that the commit has added up.
        guard sums[type]?.take(sum) == nil else { return }
        sums[type] = sum
    }

    /// Takes in all of another.
    mutating func add(_ other: CommitSums) {
        for sum in other.sums.values { add(sum) }
    }

    /// Writes all of them.
    func write(in transaction: WriteTransaction) throws {
        for sum in sums.values { try sum.write(in: transaction) }
    }
}

extension CommitSum {
    /// Takes in one that is known to be of the same type.
    fileprivate mutating func take<Sum: CommitSum>(_ sum: Sum) {
        if let sum = sum as? Self { add(sum) }
    }
}
