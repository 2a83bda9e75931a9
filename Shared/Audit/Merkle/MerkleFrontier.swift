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

    init(size: Int64, subtrees: [MerkleHash]) {
        precondition(size.nonzeroBitCount == subtrees.count, "a subtree for each set bit")
        self.size = size
        self.subtrees = subtrees
    }

    /// Appends a leaf and answers the nodes that it completed, itself first.
    @discardableResult
    public mutating func append(leaf: MerkleHash) -> [MerkleNode] {
        var node = MerkleNode(level: 0, index: size, hash: leaf)
        var completed = [node]
        // As adding one to a binary number: each carry joins two subtrees of the same size.
        while node.index & 1 == 1 {
            let left = subtrees.removeLast()
            node = MerkleNode(
                level: node.level + 1,
                index: node.index >> 1,
                hash: .node(left, node.hash)
            )
            completed.append(node)
        }
        subtrees.append(node.hash)
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

    /// The leaves below it.
    var leaves: Range<Int64> { (index << Int64(level))..<((index + 1) << Int64(level)) }
}
