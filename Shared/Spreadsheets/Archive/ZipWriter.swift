/// Puts entries into a ZIP archive.
///
/// Every entry bears the first day that ZIP can write: the same rows make the same bytes.
struct ZipWriter {
    private static let firstDay = 0x21

    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// Adds an entry that was deflated.
    mutating func add(_ name: String, _ content: Deflater) {
        content.finish()
        let start = bytes.count
        var common: [UInt8] = []
        common += Self.number(20, 2) + Self.number(0, 2) + Self.number(8, 2)
        common += Self.number(0, 2) + Self.number(Self.firstDay, 2)
        common += Self.number(Int(content.checksum), 4)
        common += Self.number(content.bytes.count, 4) + Self.number(content.taken, 4)
        common += Self.number(name.utf8.count, 2) + Self.number(0, 2)
        bytes += Self.number(0x0403_4B50, 4) + common + Array(name.utf8) + content.bytes
        directory += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + common
        directory += [UInt8](repeating: 0, count: 10) + Self.number(start, 4) + Array(name.utf8)
        count += 1
    }

    /// Adds an entry of a text.
    mutating func add(_ name: String, _ text: String) {
        let content = Deflater()
        content.append(Array(text.utf8))
        add(name, content)
    }

    /// The archive.
    consuming func finish() -> [UInt8] {
        let start = bytes.count
        bytes += directory
        bytes += Self.number(0x0605_4B50, 4) + Self.number(0, 4)
        bytes += Self.number(count, 2) + Self.number(count, 2)
        bytes += Self.number(directory.count, 4) + Self.number(start, 4) + Self.number(0, 2)
        return bytes
    }

    private static func number(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
