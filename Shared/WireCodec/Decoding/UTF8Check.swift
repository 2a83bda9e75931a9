/// UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
    /// What a run of bytes is.
    enum Answer {
        case ascii
        case valid
        case invalid
    }

    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Looks at sixteen bytes at a time; the last sixteen, or eight, may overlap.
    @inline(__always)
    static func check(_ bytes: UnsafeRawPointer, count: Int) -> Answer {
        guard count >= 16 else { return checkShort(bytes, count: count) }
        let last = count &- 16
        var all = block(bytes) | block(bytes + last)
        var place = 16
        while place < last {
            all |= block(bytes + place)
            place &+= 16
        }
        return isClear(all) ? .ascii : checkBlocks(bytes, count: count)
    }

    @inline(__always)
    private static func checkShort(_ bytes: UnsafeRawPointer, count: Int) -> Answer {
        guard count >= 8 else { return checkShortest(bytes, count: count) }
        let all =
            bytes.loadUnaligned(as: UInt64.self)
            | bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
        return all & highBits == 0 ? .ascii : checkMixed(bytes, from: 0, count: count)
    }

    @inline(__always)
    private static func checkShortest(_ bytes: UnsafeRawPointer, count: Int) -> Answer {
        let all: UInt32
        if count >= 4 {
            all =
                bytes.loadUnaligned(as: UInt32.self)
                | bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
        } else if count > 0 {
            let ends =
                bytes.load(as: UInt8.self)
                | bytes.load(fromByteOffset: count &- 1, as: UInt8.self)
            all = UInt32(ends | bytes.load(fromByteOffset: count / 2, as: UInt8.self))
        } else {
            all = 0
        }
        if all & UInt32(truncatingIfNeeded: highBits) == 0 { return .ascii }
        return checkMixed(bytes, from: 0, count: count)
    }

    /// Goes on where the first byte that is not ASCII lies within the next eight.
    ///
    /// As long as there is a word left it looks at whole words: one says how far the ASCII before
    /// the next character goes, and one holds that character.
    @inline(never)
    private static func checkMixed(
        _ bytes: UnsafeRawPointer,
        from start: Int,
        count: Int
    ) -> Answer {
        var place = start
        while place &+ 8 <= count {
            let word = UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            )
            let ascii = (word & highBits).trailingZeroBitCount >> 3
            place &+= ascii
            guard ascii < 8, place &+ 4 <= count else { continue }
            let length = lengthOfCharacter(
                UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
            )
            guard length > 0 else { return .invalid }
            place &+= length
        }
        return checkByBytes(bytes, from: place, count: count)
    }

    /// The length of the character of more than one byte that begins four bytes, 0 if none does.
    ///
    /// Its first byte is the lowest.
    @inline(__always)
    private static func lengthOfCharacter(_ word: UInt32) -> Int {
        if word & 0x00c0_c0f0 == 0x0080_80e0 {
            // What two bytes could say would be overlong, and then come the surrogates.
            let beginning = word & 0x200f
            return beginning != 0 && beginning != 0x200d ? 3 : 0
        }
        if word & 0x0000_c0e0 == 0x0000_80c0 { return word & 0x1e != 0 ? 2 : 0 }
        guard word & 0xc0c0_c0f8 == 0x8080_80f0 else { return 0 }
        // Overlong below U+10000; nothing above U+10FFFF.
        let beginning = word & 0x3007
        return beginning != 0 && (word & 0x7 < 4 || beginning == 4) ? 4 : 0
    }

    private static func checkByBytes(
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

// MARK: - Blocks

extension UTF8Check {
    private typealias Block = SIMD16<UInt8>

    @inline(__always)
    private static func block(_ place: UnsafeRawPointer) -> Block {
        place.loadUnaligned(as: Block.self)
    }

    /// Whether the highest bit of no byte is set.
    @inline(__always)
    private static func isClear(_ block: Block) -> Bool {
        let halves = unsafeBitCast(block, to: SIMD2<UInt64>.self)
        return (halves[0] | halves[1]) & highBits == 0
    }

    /// Judges sixteen bytes with one answer for all, and one after the other only where that leaves it open.
    @inline(never)
    private static func checkBlocks(_ bytes: UnsafeRawPointer, count: Int) -> Answer {
        guard count >= 18, beginsAndEndsRight(bytes, count: count) else {
            return checkMixed(bytes, from: 0, count: count)
        }
        let last = count &- 16
        var open = left(open: bytes + last)
        var place = 2
        while place < last {
            open |= left(open: bytes + place)
            place &+= 16
        }
        return isClear(open) ? .valid : checkMixed(bytes, from: 0, count: count)
    }

    /// Whether the first two bytes are right by themselves, and no character goes on behind the last.
    @inline(__always)
    private static func beginsAndEndsRight(_ bytes: UnsafeRawPointer, count: Int) -> Bool {
        let first = bytes.load(as: UInt8.self)
        let second = bytes.load(fromByteOffset: 1, as: UInt8.self)
        let continues = second & 0xc0 == 0x80
        let beginsRight =
            first < 0x80
            ? !continues
            : continues && first >= 0xc2 && first < 0xed && (first != 0xe0 || second >= 0xa0)
        return beginsRight
            && bytes.load(fromByteOffset: count &- 1, as: UInt8.self) < 0xc0
            && bytes.load(fromByteOffset: count &- 2, as: UInt8.self) < 0xe0
    }

    /// Sixteen bytes of which the highest bit says that one is wrong where it stands, or that only
    /// ``checkMixed(_:from:count:)`` can tell: behind beginnings from 0xed on, which have rules of their
    /// own and are rare in names and sentences.
    ///
    /// Looks at the two bytes before them as well. The library has comparisons of blocks, but makes
    /// them byte by byte; adding to the lower seven bits compares, too, with the highest bit as the answer.
    @inline(__always)
    private static func left(open place: UnsafeRawPointer) -> Block {
        func all(_ byte: UInt8) -> Block { Block(repeating: byte) }
        let (here, before, earlier) = (block(place), block(place - 1), block(place - 2))
        let twice = here &+ here
        let continues = here & ~twice
        let low = before & all(0x7f)
        let fromC0 = low &+ all(0x40)
        let mustContinue =
            before & fromC0 | earlier & ((earlier & all(0x7f)) &+ all(0x20))
        let isC0OrC1 = fromC0 ^ (low &+ all(0x3e))
        let isE0 = (low &+ all(0x20)) ^ (low &+ all(0x1f))
        let isOverlong = isC0OrC1 | isE0 & ~(twice &+ twice)
        return (continues ^ mustContinue) | before & (isOverlong | (low &+ all(0x13)))
    }
}
