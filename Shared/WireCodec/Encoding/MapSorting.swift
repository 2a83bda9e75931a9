/// Puts the entries of a map in the order of their keys' bytes (RFC 8949 section 4.2.1).
enum MapSorting {
    /// Sorts entries that our own writer has just written.
    static func sort(_ content: UnsafeMutableRawBufferPointer, entries: Int) {
        guard entries > 1 else { return }
        let copy = Array(content)
        var places: [(key: Range<Int>, entry: Range<Int>)] = []
        places.reserveCapacity(entries)
        var place = 0
        for _ in 0..<entries {
            let start = place
            skip(copy, &place)
            let key = start..<place
            skip(copy, &place)
            places.append((key, start..<place))
        }
        places.sort { copy[$0.key].lexicographicallyPrecedes(copy[$1.key]) }
        place = 0
        for entry in places.map(\.entry) {
            for byte in copy[entry] {
                content[place] = byte
                place += 1
            }
        }
    }

    /// Steps over one item.
    private static func skip(_ bytes: [UInt8], _ place: inout Int) {
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
