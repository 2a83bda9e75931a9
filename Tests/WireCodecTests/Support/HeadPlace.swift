/// Where an item's head stands in a message, found without the codec under test.
struct HeadPlace {
    var offset: Int
    var size: Int
    var major: UInt8
    var argument: UInt64

    /// Whether the argument says how much follows.
    var isLength: Bool { (2...5).contains(major) }

    /// Every head of a well-formed message, in order.
    static func all(in bytes: [UInt8]) -> [HeadPlace] {
        var places: [HeadPlace] = []
        var offset = 0
        while offset < bytes.count {
            let information = bytes[offset] & 0x1f
            let width = information < 24 ? 0 : 1 << Int(information - 24)
            let argument =
                width == 0
                ? UInt64(information)
                : bytes[offset + 1..<offset + 1 + width].reduce(0) { $0 << 8 | UInt64($1) }
            let place = HeadPlace(
                offset: offset,
                size: 1 + width,
                major: bytes[offset] >> 5,
                argument: argument
            )
            places.append(place)
            offset += place.size
            if place.major == 2 || place.major == 3 { offset += Int(argument) }
        }
        return places
    }
}
