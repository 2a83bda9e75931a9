/// The entries of a map that our own writer has just written, to be sorted or searched.
struct MapEntries {
    private let content: UnsafeMutableRawBufferPointer
    private let bytes: [UInt8]
    private var places: [(key: Range<Int>, entry: Range<Int>)] = []

    /// The entries that these bytes, without the map's head, hold.
    init(_ content: UnsafeMutableRawBufferPointer, count: Int) {
        self.content = content
        bytes = Array(content)
        places.reserveCapacity(count)
        var place = 0
        for _ in 0..<count {
            let start = place
            skip(&place)
            let key = start..<place
            skip(&place)
            places.append((key, start..<place))
        }
        places.sort { bytes[$0.key].lexicographicallyPrecedes(bytes[$1.key]) }
    }

    /// Throws when two entries have the same key.
    func refuseDuplicates() throws(WireError) {
        for (one, other) in zip(places, places.dropFirst())
        where bytes[one.key].elementsEqual(bytes[other.key]) {
            throw WireError(.duplicateKey)
        }
    }

    /// Puts the entries in the order of their keys' bytes (RFC 8949 section 4.2.1).
    func sort() throws(WireError) {
        try refuseDuplicates()
        var place = 0
        for entry in places.map(\.entry) {
            for byte in bytes[entry] {
                content[place] = byte
                place += 1
            }
        }
    }

    /// Steps over one item.
    private func skip(_ place: inout Int) {
        var left = 1
        while left > 0 {
            left -= 1
            let major = bytes[place] >> 5
            let information = bytes[place] & 0x1f
            place += 1
            var argument = Int(information)
            if information >= 24 {
                let width = 1 << Int(information - 24)
                argument = 0
                for byte in bytes[place..<place + width] {
                    // The bits of a float may be any; they are no length.
                    argument = argument << 8 | Int(byte)
                }
                place += width
            }
            switch major {
            case 2, 3: place += argument
            case 4: left += argument
            case 5: left += 2 * argument
            case 6: left += 1
            default: break
            }
        }
    }
}
