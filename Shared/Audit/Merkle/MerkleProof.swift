/// Checks proofs that somebody else made (RFC 9162, sections 2.1.3.2 and 2.1.4.2).
public enum MerkleProof {
    /// Whether a leaf stands at a place in the tree of that size and root.
    public static func isIncluded(
        _ leaf: MerkleHash,
        at index: Int64,
        size: Int64,
        root: MerkleHash,
        proof: [MerkleHash]
    ) -> Bool {
        guard index >= 0, index < size else { return false }
        var (place, last) = (index, size - 1)
        var hash = leaf
        for step in proof {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                hash = .node(step, hash)
                skipMissing(&place, &last)
            } else {
                hash = .node(hash, step)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether the tree of `old` leaves is the beginning of the tree of `new` leaves.
    public static func isConsistent(
        old: Int64,
        oldRoot: MerkleHash,
        new: Int64,
        newRoot: MerkleHash,
        proof: [MerkleHash]
    ) -> Bool {
        guard old >= 0, old <= new else { return false }
        if old == new { return proof.isEmpty && oldRoot == newRoot }
        if old == 0 { return proof.isEmpty && oldRoot == .empty }
        var steps = proof[...]
        if old.nonzeroBitCount == 1 { steps = [oldRoot] + steps }
        guard let first = steps.popFirst() else { return false }
        var (place, last) = (old - 1, new - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var (oldHash, newHash) = (first, first)
        for step in steps {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                oldHash = .node(step, oldHash)
                newHash = .node(step, newHash)
                skipMissing(&place, &last)
            } else {
                newHash = .node(newHash, step)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }

    /// Goes up past the levels where the last node has no sibling.
    private static func skipMissing(_ place: inout Int64, _ last: inout Int64) {
        while place & 1 == 0, place != 0 {
            place >>= 1
            last >>= 1
        }
    }
}
