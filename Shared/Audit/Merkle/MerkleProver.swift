/// Makes proofs about a tree from its complete nodes (RFC 6962, sections 2.1.1 and 2.1.2).
struct MerkleProver {
    /// The hash of a complete node: level, then index.
    let node: (Int, Int64) throws -> MerkleHash

    /// The root of the tree over the first leaves.
    func root(size: Int64) throws -> MerkleHash {
        size == 0 ? .empty : try hash(of: 0..<size)
    }

    /// The nodes that lead from a leaf to the root.
    func inclusion(of leaf: Int64, size: Int64) throws -> [MerkleHash] {
        precondition((0..<size).contains(leaf), "the leaf is in the tree")
        return try path(to: leaf, in: 0..<size)
    }

    /// The nodes that show the first tree to be the beginning of the second.
    func consistency(from old: Int64, to new: Int64) throws -> [MerkleHash] {
        precondition((0...new).contains(old), "the older tree is not the larger one")
        if old == 0 || old == new { return [] }
        return try subproof(old, in: 0..<new, isWhole: true)
    }

    private func path(to leaf: Int64, in range: Range<Int64>) throws -> [MerkleHash] {
        if range.count == 1 { return [] }
        let (left, right) = split(range)
        return left.contains(leaf)
            ? try path(to: leaf, in: left) + [hash(of: right)]
            : try path(to: leaf, in: right) + [hash(of: left)]
    }

    /// SUBPROOF(m, D[n], b): `end` is where the older tree ends.
    private func subproof(
        _ end: Int64,
        in range: Range<Int64>,
        isWhole: Bool
    ) throws -> [MerkleHash] {
        if end == range.upperBound { return isWhole ? [] : [try hash(of: range)] }
        let (left, right) = split(range)
        return end <= left.upperBound
            ? try subproof(end, in: left, isWhole: isWhole) + [hash(of: right)]
            : try subproof(end, in: right, isWhole: false) + [hash(of: left)]
    }

    private func hash(of range: Range<Int64>) throws -> MerkleHash {
        let count = Int64(range.count)
        if count.nonzeroBitCount == 1 {
            let level = count.trailingZeroBitCount
            return try node(level, range.lowerBound >> Int64(level))
        }
        let (left, right) = split(range)
        return .node(try hash(of: left), try hash(of: right))
    }

    /// Divides at the largest power of two smaller than the count.
    private func split(_ range: Range<Int64>) -> (Range<Int64>, Range<Int64>) {
        let count = UInt64(range.count)
        let half = Int64(1) << Int64(63 - (count - 1).leadingZeroBitCount)
        let middle = range.lowerBound + half
        return (range.lowerBound..<middle, middle..<range.upperBound)
    }
}
