/// The right edge of a growing tree: enough to append and to name the root, whatever the size.
///
/// It holds one hash for each set bit of the size, largest subtree first.
public struct MerkleFrontier: Sendable, Hashable {
    /// How many leaves there are.
    public private(set) var size: Int64
    private var subtrees: [MerkleHash]

    /// A tree without leaves.
    public init() {
        size = 0
        subtrees = []
    }

    /// Appends a leaf and answers the nodes that it completed, itself first.
    @discardableResult
    public mutating func append(leaf: MerkleHash) -> [MerkleNode] {
        let completed = MerkleNode.completed(by: leaf, at: size) { _, _ in subtrees.removeLast() }
        if let last = completed.last { subtrees.append(last.hash) }
        size += 1
        return completed
    }

    /// The root of the tree as it stands.
    public var root: MerkleHash {
        guard var root = subtrees.last else { return .empty }
        for subtree in subtrees.dropLast().reversed() {
            root = .node(subtree, root)
        }
        return root
    }
}

/// A subtree that will not change any more: `2^level` leaves, the `index`-th of its level.
public struct MerkleNode: Sendable, Hashable {
    /// 0 for a leaf.
    public let level: Int
    /// Its place among the nodes of its level, from 0.
    public let index: Int64
    /// Its hash.
    public let hash: MerkleHash

    /// The nodes that a leaf completes in a tree that had so many before, itself first.
    ///
    /// `left` answers the hash of a subtree that it joins, by level and place: one for each set bit at the
    /// end of the size, and so one on average.
    static func completed(
        by leaf: MerkleHash,
        at size: Int64,
        left: (_ level: Int, _ index: Int64) throws -> MerkleHash
    ) rethrows -> [MerkleNode] {
        var node = MerkleNode(level: 0, index: size, hash: leaf)
        var completed = [node]
        // As adding one to a binary number: each carry joins two subtrees of the same size.
        while node.index & 1 == 1 {
            let left = try left(node.level, node.index - 1)
            node = MerkleNode(
                level: node.level + 1,
                index: node.index >> 1,
                hash: .node(left, node.hash)
            )
            completed.append(node)
        }
        return completed
    }

    /// The leaves below it.
    var leaves: Range<Int64> { (index << Int64(level))..<((index + 1) << Int64(level)) }
}
