import CZlib

/// A ZIP archive in memory: what its directory lists, each entry inflated only as it is asked for.
///
/// Sizes in the directory place the compressed bytes and are checked against the file; how much an
/// entry becomes is counted while it is inflated.
final class ZipArchive {
    /// How an archive begins.
    static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

    /// What the directory says of an entry.
    struct Entry {
        var method: Int
        var checksum: UInt
        var compressed: Int
        var inflated: Int
        var header: Int
    }

    let bytes: [UInt8]
    let limits: SpreadsheetLimits
    private(set) var entries: [String: Entry] = [:]
    /// What was inflated so far, of all entries.
    private(set) var inflated = 0
    /// Hears before each piece what was inflated so far.
    var onPiece: ((Int) -> Void)?

    init(_ bytes: [UInt8], limits: SpreadsheetLimits) throws(SpreadsheetError) {
        self.bytes = bytes
        self.limits = limits
        try readDirectory()
    }

    /// Opens an entry; `nil` where there is none of the name.
    func open(_ name: String) throws(SpreadsheetError) -> ZipEntryReader? {
        guard let entry = entries[name] else { return nil }
        guard try number(at: entry.header, bytes: 4) == 0x0403_4B50 else { throw .damaged }
        let nameLength = try number(at: entry.header + 26, bytes: 2)
        let extraLength = try number(at: entry.header + 28, bytes: 2)
        let start = entry.header + 30 + nameLength + extraLength
        guard start + entry.compressed <= bytes.count else { throw .damaged }
        return try ZipEntryReader(of: self, entry, at: start)
    }

    /// Counts what an entry became, against the limit of all.
    func count(_ more: Int) throws(SpreadsheetError) {
        onPiece?(inflated)
        inflated += more
        guard inflated <= limits.inflatedBytes else { throw .inflatesTooMuch }
    }

    private func readDirectory() throws(SpreadsheetError) {
        let end = try endRecord()
        let count = try number(at: end + 10, bytes: 2)
        var place = try number(at: end + 16, bytes: 4)
        guard count != 0xFFFF, place != 0xFFFF_FFFF else { throw .unsupported }
        guard count <= limits.entries else { throw .tooManyEntries }
        for _ in 0..<count {
            guard try number(at: place, bytes: 4) == 0x0201_4B50 else { throw .damaged }
            let flags = try number(at: place + 8, bytes: 2)
            guard flags & 0x2041 == 0 else { throw .encrypted }
            let entry = Entry(
                method: try number(at: place + 10, bytes: 2),
                checksum: UInt(try number(at: place + 16, bytes: 4)),
                compressed: try number(at: place + 20, bytes: 4),
                inflated: try number(at: place + 24, bytes: 4),
                header: try number(at: place + 42, bytes: 4)
            )
            let nameLength = try number(at: place + 28, bytes: 2)
            let rest = try number(at: place + 30, bytes: 2) + number(at: place + 32, bytes: 2)
            guard place + 46 + nameLength + rest <= bytes.count else { throw .damaged }
            let name = String(decoding: bytes[(place + 46)...].prefix(nameLength), as: UTF8.self)
            // Two entries of one name are two answers to one question.
            guard entries.updateValue(entry, forKey: name) == nil else { throw .damaged }
            place += 46 + nameLength + rest
        }
    }

    /// Where the end record stands: it is the last thing but for a comment of at most 64 KiB.
    private func endRecord() throws(SpreadsheetError) -> Int {
        guard bytes.count >= 22 else { throw .damaged }
        var place = bytes.count - 22
        let first = max(0, place - 0xFFFF)
        while place >= first {
            if bytes[place] == 0x50, try number(at: place, bytes: 4) == 0x0605_4B50,
                try place + 22 + number(at: place + 20, bytes: 2) <= bytes.count
            {
                return place
            }
            place -= 1
        }
        throw .damaged
    }

    private func number(at place: Int, bytes count: Int) throws(SpreadsheetError) -> Int {
        guard place >= 0, place + count <= bytes.count else { throw .damaged }
        return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
}
