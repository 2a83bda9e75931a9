/// UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
    /// What a run of bytes is.
    enum Answer {
        case ascii
        case valid
        case invalid
    }

    /// Reads each byte once, eight at a time as long as they are ASCII.
    static func check(_ bytes: UnsafeRawPointer, count: Int) -> Answer {
        let highBits: UInt64 = 0x8080_8080_8080_8080
        var place = 0
        while place &+ 8 <= count {
            if bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) & highBits != 0 {
                return checkMixed(bytes, from: place, count: count)
            }
            place &+= 8
        }
        while place < count {
            if bytes.load(fromByteOffset: place, as: UInt8.self) >= 0x80 {
                return checkMixed(bytes, from: place, count: count)
            }
            place &+= 1
        }
        return .ascii
    }

    private static func checkMixed(
        _ bytes: UnsafeRawPointer,
        from start: Int,
        count: Int
    ) -> Answer {
        @inline(__always)
        func byte(_ place: Int) -> UInt8 { bytes.load(fromByteOffset: place, as: UInt8.self) }
        @inline(__always)
        func continues(_ place: Int) -> Bool { byte(place) & 0xc0 == 0x80 }

        var place = start
        while place < count {
            let first = byte(place)
            if first < 0x80 {
                place &+= 1
            } else if first < 0xe0 {
                guard first >= 0xc2, place &+ 1 < count, continues(place &+ 1) else {
                    return .invalid
                }
                place &+= 2
            } else if first < 0xf0 {
                guard place &+ 2 < count, continues(place &+ 1), continues(place &+ 2) else {
                    return .invalid
                }
                let second = byte(place &+ 1)
                if first == 0xe0 && second < 0xa0 { return .invalid }
                if first == 0xed && second > 0x9f { return .invalid }
                place &+= 3
            } else {
                guard first <= 0xf4, place &+ 3 < count, continues(place &+ 1),
                    continues(place &+ 2), continues(place &+ 3)
                else { return .invalid }
                let second = byte(place &+ 1)
                if first == 0xf0 && second < 0x90 { return .invalid }
                if first == 0xf4 && second > 0x8f { return .invalid }
                place &+= 4
            }
        }
        return .valid
    }
}
