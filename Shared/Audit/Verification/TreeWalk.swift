import WireCodec

/// Builds the tree anew from the entries, beside the stored one and the checkpoints.
///
/// Where an entry does not match its stored hash, the walk goes on with the stored one: the entry
/// is named, and the rest of the trail can still be compared with the checkpoints.
struct TreeWalk {
    let stored: StoredTree
    /// Trusted checkpoints, smallest first.
    let checkpoints: [Checkpoint]

    private var frontier = MerkleFrontier()
    private var nextCheckpoint = 0
    /// Up to where the checkpoints agree with what is here.
    private var agreed: Int64 = 0
    /// Set once a leaf is lost altogether: roots can no longer be computed.
    private var isBroken = false
    /// Set at the first disagreement: every later root differs too, and says nothing new.
    private var isRewritten = false
    private var entries: Int64 = 0

    /// A number so far beyond its predecessor was put there, and is not walked up to.
    private static let widestGap: Int64 = 10_000_000

    init(stored: StoredTree, checkpoints: [Checkpoint]) {
        self.stored = stored
        self.checkpoints = checkpoints
    }

    /// The tree as it was computed.
    var head: TreeHead { TreeHead(size: frontier.size, root: frontier.root) }

    /// Walks over all entries.
    mutating func run(findings: inout Findings) throws {
        try compareCheckpoints(&findings)
        var place: Int64 = 0
        try stored.forEachEntry { row in
            entries += 1
            guard row.number >= place, row.number - place <= Self.widestGap else {
                findings.add(.misfiled(number: row.number))
                return
            }
            while place < row.number {
                try skipMissing(place, &findings)
                place += 1
            }
            try take(row, &findings)
            place += 1
        }
        let size = place
        let last = checkpoints.last?.size ?? 0
        if last > size { findings.add(.cut(size: size, checkpoint: last)) }
        let handedOut = try stored.handedOut()
        // The rows at the end are gone, and no checkpoint has seen them yet.
        if handedOut > max(size, last) {
            for number in max(size, last)..<min(handedOut, max(size, last) + 1_000) {
                findings.add(.missing(number: number))
            }
        }
        if handedOut != entries {
            findings.add(.miscounted(entries: entries, handedOut: handedOut))
        }
    }

    private mutating func take(_ row: StoredTree.Row, _ findings: inout Findings) throws {
        let computed = MerkleHash.leaf(row.entry)
        let kept = try stored.node(0, row.number)
        let finding = row.finding(in: stored.trail)
        if let kept, kept != computed {
            // An entry of another place explains itself better than "altered" would.
            if case .reordered = finding {} else { findings.add(.altered(number: row.number)) }
        }
        if let finding { findings.add(finding) }
        if kept == nil { findings.add(.brokenTree(from: row.number, to: row.number)) }
        try append(kept ?? computed, &findings)
    }

    private mutating func skipMissing(_ number: Int64, _ findings: inout Findings) throws {
        findings.add(.missing(number: number))
        guard let kept = try stored.node(0, number) else {
            isBroken = true
            try append(.leaf([]), &findings)
            return
        }
        try append(kept, &findings)
    }

    private mutating func append(_ leaf: MerkleHash, _ findings: inout Findings) throws {
        for node in frontier.append(leaf: leaf).dropFirst() {
            let kept = try stored.node(node.level, node.index)
            if kept != node.hash {
                // The nearest node tells most; those above it differ for the same reason.
                findings.add(
                    .brokenTree(from: node.leaves.lowerBound, to: node.leaves.upperBound - 1)
                )
                break
            }
        }
        try compareCheckpoints(&findings)
    }

    private mutating func compareCheckpoints(_ findings: inout Findings) throws {
        while nextCheckpoint < checkpoints.count,
            checkpoints[nextCheckpoint].size == frontier.size
        {
            let checkpoint = checkpoints[nextCheckpoint]
            nextCheckpoint += 1
            if checkpoint.root == frontier.root {
                agreed = frontier.size
            } else if !isRewritten, !isBroken {
                isRewritten = true
                findings.add(.rewritten(from: agreed, to: max(agreed, frontier.size - 1)))
            }
        }
    }
}
