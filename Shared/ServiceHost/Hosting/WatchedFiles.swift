import Crypto
import Foundation

/// Tells when the content of files has changed, by their digests.
///
/// A file that is missing or half-written is a change like any other; whoever reads it then finds it
/// unusable and keeps what it has.
struct WatchedFiles {
    private let paths: [String]
    private var seen: [[UInt8]?]

    /// Watches from what the files hold now.
    init(_ paths: [String]) {
        self.paths = paths
        seen = paths.map(Self.digest)
    }

    /// Whether anything differs from the last time.
    mutating func haveChanged() -> Bool {
        let now = paths.map(Self.digest)
        defer { seen = now }
        return now != seen
    }

    private static func digest(of path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path).map { Array(SHA256.hash(data: $0)) }
    }
}
