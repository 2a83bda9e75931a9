import Testing

@testable import Audit

/// The tree against the vectors of Certificate Transparency, which nobody here computed.
struct MerkleTests {
    /// The leaves of `merkle_tree_test` in google/certificate-transparency.
    private static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [
            0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d,
            0x6e, 0x6f,
        ],
    ]

    /// The roots over the first one, two, … eight of them.
    private static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    /// Keeps every complete node, as the database does.
    private final class Nodes {
        var hashes: [Int: [MerkleHash]] = [:]
        var frontier = MerkleFrontier()
        var roots = [MerkleHash.empty]

        init(_ leaves: [[UInt8]]) {
            for leaf in leaves {
                for node in frontier.append(leaf: .leaf(leaf)) {
                    hashes[node.level, default: []].append(node.hash)
                }
                roots.append(frontier.root)
            }
        }

        var prover: MerkleProver {
            MerkleProver { [hashes] level, index in hashes[level]?[Int(index)] ?? .empty }
        }
    }

    /// The definition of RFC 6962, section 2.1, word for word: slow, and independent of the rest.
    private func definedRoot(_ leaves: ArraySlice<[UInt8]>) -> MerkleHash {
        guard leaves.count > 1 else { return leaves.first.map(MerkleHash.leaf) ?? .empty }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        let middle = leaves.startIndex + half
        return .node(definedRoot(leaves[..<middle]), definedRoot(leaves[middle...]))
    }

    @Test func `a tree without leaves has the hash of nothing`() {
        #expect(
            MerkleHash.empty.loggable
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
        #expect(MerkleFrontier().root == .empty)
    }

    @Test(arguments: 1...8) func `the roots are those of Certificate Transparency`(size: Int) {
        let nodes = Nodes(Array(Self.leaves.prefix(size)))
        #expect(nodes.frontier.root.loggable == Self.roots[size - 1])
    }

    /// Paths of the same test; a leaf is counted from 0 here and from 1 there.
    @Test(arguments: [
        (0, 1, [String]()),
        (
            0, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            5, 8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
        (
            1, 5,
            [
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ]) func `the inclusion paths are those of Certificate Transparency`(
        leaf: Int,
        size: Int,
        path: [String]
    ) throws {
        let nodes = Nodes(Self.leaves)
        let proof = try nodes.prover.inclusion(of: Int64(leaf), size: Int64(size))
        #expect(proof.map(\.loggable) == path)
    }

    @Test(arguments: [
        (1, 1, [String]()),
        (
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            6, 8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (
            2, 5,
            [
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ]) func `the consistency proofs are those of Certificate Transparency`(
        old: Int,
        new: Int,
        path: [String]
    ) throws {
        let nodes = Nodes(Self.leaves)
        let proof = try nodes.prover.consistency(from: Int64(old), to: Int64(new))
        #expect(proof.map(\.loggable) == path)
    }

    @Test func `the growing tree is the one that the standard defines`() {
        let leaves = (0..<70).map { [UInt8($0), 7] }
        let nodes = Nodes(leaves)
        for size in 0...70 { #expect(nodes.roots[size] == definedRoot(leaves[..<size])) }
    }

    @Test func `every inclusion proof holds, and for nothing else`() throws {
        let leaves = (0..<33).map { [UInt8($0)] }
        let nodes = Nodes(leaves)
        for size in 1...Int64(33) {
            let root = nodes.roots[Int(size)]
            for index in 0..<size {
                let proof = try nodes.prover.inclusion(of: index, size: size)
                let leaf = MerkleHash.leaf(leaves[Int(index)])
                func holds(_ leaf: MerkleHash, _ index: Int64, _ proof: [MerkleHash]) -> Bool {
                    MerkleProof.isIncluded(leaf, at: index, size: size, root: root, proof: proof)
                }
                #expect(holds(leaf, index, proof))
                #expect(!holds(.leaf([99]), index, proof))
                #expect(!holds(leaf, index, proof + [root]))
                #expect(!holds(leaf, -1, proof))
                #expect(!holds(leaf, size, proof))
                if !proof.isEmpty {
                    #expect(!holds(leaf, index, Array(proof.dropLast())))
                    #expect(!holds(leaf, index ^ 1, proof))
                }
            }
        }
    }

    @Test func `every consistency proof holds, and for no other tree`() throws {
        let nodes = Nodes((0..<33).map { [UInt8($0)] })
        let other = Nodes((0..<33).map { [UInt8($0 == 3 ? 77 : $0)] })
        for new in 0...Int64(33) {
            for old in 0...new {
                let proof = try nodes.prover.consistency(from: old, to: new)
                func holds(_ tree: Nodes, _ newer: Nodes, _ proof: [MerkleHash]) -> Bool {
                    MerkleProof.isConsistent(
                        old: old,
                        oldRoot: tree.roots[Int(old)],
                        new: new,
                        newRoot: newer.roots[Int(new)],
                        proof: proof
                    )
                }
                #expect(holds(nodes, nodes, proof))
                #expect(!holds(nodes, nodes, proof + [.empty]))
                if old > 3 { #expect(!holds(other, nodes, proof)) }
                if old > 0, new > 3 { #expect(!holds(nodes, other, proof)) }
                if !proof.isEmpty { #expect(!holds(nodes, nodes, Array(proof.dropLast()))) }
            }
        }
    }
}
