/// Checks a message against the profile and the limits, and lists its items.
///
/// One pass, before anything is decoded: afterwards lengths are known to be true, text to be
/// UTF-8, keys to be unique, also in what no type will ever ask for. What is left to go wrong is
/// that the message is another than the type expects.
struct Scanner {
    private let bytes: UnsafeRawPointer
    private let end: Int
    private let limits: WireLimits
    /// The byte behind what has been read.
    private(set) var position = 0
    /// The items so far, for the reader to take over.
    private(set) var items: UnsafeMutablePointer<Item>
    private(set) var itemCount = 0
    private(set) var itemCapacity: Int
    /// Items that may be appended before there has to be more memory, or there may be no more.
    private var room: Int
    /// Tables of the larger maps, one behind the other.
    private(set) var tables: UnsafeMutablePointer<UInt32>?
    private(set) var tablesCount = 0
    private var tablesCapacity = 0
    /// Items read and keys compared; a test doubles the input and sees this double.
    private(set) var steps = 0

    init(_ message: UnsafeRawBufferPointer, limits: WireLimits) {
        // An empty buffer may have no address; nothing is loaded from the one used instead.
        bytes = message.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
        end = message.count
        self.limits = limits
        (items, itemCapacity) = ItemList.take(for: message.count)
        room = min(itemCapacity, limits.items)
    }

    /// Stands in `next` of an array or map until its end is known; no item is before the first.
    private static let open: UInt32 = 0

    /// Frees what no reader has taken over.
    func deallocate() {
        ItemList.giveBack(items, capacity: itemCapacity)
        tables?.deallocate()
    }

    /// Reads one item and all that it contains.
    mutating func scan() throws(WireError) {
        try scanItem(depth: 0)
    }

    // MARK: - Items

    private mutating func scanItem(depth: Int) throws(WireError) {
        let offset = position
        let head = try scanHead()
        switch head.major {
        case 0: try append(.unsigned, head.argument, offset)
        case 1: try append(.negative, head.argument, offset)
        case 2: try append(.bytes, try scanContent(head.argument, offset), offset)
        case 3: _ = try scanText(head.argument, offset)
        case 4: try scanArray(head.argument, offset, depth: depth)
        case 5: try scanMap(head.argument, offset, depth: depth)
        case 6: try scanTag(head.argument, offset)
        default: try scanSimple(head.argument, bytes: position - offset - 1, offset)
        }
    }

    @inline(__always)
    private mutating func append(
        _ kind: Item.Kind,
        _ argument: UInt64,
        _ offset: Int,
        flag: Bool = false
    ) throws(WireError) {
        if itemCount == room { try makeRoom(offset) }
        (items + itemCount).initialize(
            to: Item(
                argument: argument,
                offset: UInt32(truncatingIfNeeded: offset),
                next: UInt32(truncatingIfNeeded: itemCount &+ 1),
                aside: 0,
                kind: kind,
                flag: flag
            )
        )
        itemCount &+= 1
    }

    @inline(never)
    private mutating func makeRoom(_ offset: Int) throws(WireError) {
        guard itemCount < limits.items else { throw failure(.tooManyItems, offset) }
        let larger = UnsafeMutablePointer<Item>.allocate(capacity: itemCapacity * 2)
        larger.moveInitialize(from: items, count: itemCount)
        ItemList.giveBack(items, capacity: itemCapacity)
        items = larger
        itemCapacity *= 2
        room = min(itemCapacity, limits.items)
    }

    @inline(__always)
    private mutating func scanText(
        _ length: UInt64,
        _ offset: Int
    ) throws(WireError) -> (start: Int, count: Int) {
        let content = try scanContent(length, offset)
        let start = Int(UInt32(truncatingIfNeeded: content))
        let count = Int(content >> 32)
        let answer = UTF8Check.check(bytes + start, count: count)
        if answer == .invalid { throw failure(.invalidUTF8, offset) }
        try append(.text, content, offset, flag: answer == .ascii)
        return (start, count)
    }

    /// Steps over a string's content; its place and length as an item's argument.
    @inline(__always)
    private mutating func scanContent(
        _ length: UInt64,
        _ offset: Int
    ) throws(WireError) -> UInt64 {
        guard length <= UInt64(end - position) else { throw failure(.truncated, offset) }
        let content = UInt64(position) | length << 32
        position &+= Int(length)
        return content
    }

    private mutating func scanArray(
        _ count: UInt64,
        _ offset: Int,
        depth: Int
    ) throws(WireError) {
        guard depth < limits.nesting else { throw failure(.tooDeep, offset) }
        // Each element is a byte at least: a larger claim is a lie.
        guard count <= UInt64(end - position) else { throw failure(.truncated, offset) }
        let array = itemCount
        try append(.array, count, offset)
        items[array].next = Self.open
        for _ in 0..<Int(count) { try scanItem(depth: depth + 1) }
        items[array].next = UInt32(truncatingIfNeeded: itemCount)
    }

    private mutating func scanTag(_ tag: UInt64, _ offset: Int) throws(WireError) {
        // The content counts as an item of its own although it is stored as one with its tag.
        guard tag == 1 || tag == 37 || tag == 1004 else { throw failure(.unknownTag, offset) }
        let content = itemCount
        guard position < end else { throw failure(.truncated, offset) }
        // Looked at before it is read, so that no tag can nest.
        let major = bytes.load(fromByteOffset: position, as: UInt8.self) >> 5
        switch (tag, major) {
        case (1, 0), (1, 1), (1, 7), (37, 2), (1004, 3): break
        default: throw failure(.invalidTagContent, offset)
        }
        try scanItem(depth: limits.nesting)
        let item = items[content]
        switch tag {
        case 1:
            guard let instant = instant(of: item) else {
                throw failure(.invalidTagContent, offset)
            }
            items[content].argument = UInt64(bitPattern: instant.millisecondsSinceEpoch)
            items[content].kind = .instant
        case 37:
            guard item.high == 16 else { throw failure(.invalidTagContent, offset) }
            items[content].kind = .identifier
        default:
            let text = UnsafeRawBufferPointer(start: bytes + item.low, count: item.high)
            guard CalendarDate(utf8: text) != nil else {
                throw failure(.invalidTagContent, offset)
            }
            items[content].kind = .date
        }
        items[content].offset = UInt32(truncatingIfNeeded: offset)
    }

    private func instant(of item: Item) -> Instant? {
        switch item.kind {
        case .unsigned: Int64(exactly: item.argument).flatMap { Instant(wireSeconds: $0) }
        case .negative: Int64(exactly: item.argument).flatMap { Instant(wireSeconds: ~$0) }
        case .float: Instant(wireSeconds: Double(bitPattern: item.argument))
        default: nil
        }
    }

    private mutating func scanSimple(
        _ argument: UInt64,
        bytes count: Int,
        _ offset: Int
    ) throws(WireError) {
        switch (count, argument) {
        case (0, 20): try append(.bool, 0, offset)
        case (0, 21): try append(.bool, 1, offset)
        case (0, 22): try append(.null, 0, offset)
        case (2, _):
            let half = Float16(bitPattern: UInt16(truncatingIfNeeded: argument))
            try append(.float, Double(half).bitPattern, offset)
        case (4, _):
            let single = Float(bitPattern: UInt32(truncatingIfNeeded: argument))
            try append(.float, Double(single).bitPattern, offset)
        case (8, _): try append(.float, argument, offset)
        // RFC 8949 section 3.3: below 32 the two-byte form is not well-formed.
        case (1, 0..<32): throw failure(.reservedByte, offset)
        default: throw failure(.unknownSimpleValue, offset)
        }
    }

    // MARK: - Maps

    private mutating func scanMap(
        _ count: UInt64,
        _ offset: Int,
        depth: Int
    ) throws(WireError) {
        guard depth < limits.nesting else { throw failure(.tooDeep, offset) }
        // A key and a value are two bytes at least.
        guard count <= UInt64(end - position) / 2 else { throw failure(.truncated, offset) }
        let map = itemCount
        let entries = Int(count)
        try append(.map, count | UInt64(map + 1) << 32, offset)
        items[map].next = Self.open
        for _ in 0..<entries {
            let offset = position
            let key = itemCount
            let head = try scanHead()
            guard head.major == 3 else { throw failure(.keyNotText, offset) }
            let text = try scanText(head.argument, offset)
            items[key].aside = KeyHash.hash(bytes + text.start, count: text.count, entries: entries)
            try scanItem(depth: depth + 1)
        }
        // Afterwards, so that a table is never larger than the keys that are really there.
        if entries > KeyHash.searchedEntries {
            try enterKeys(of: map, entries: entries)
        } else {
            try compareKeys(of: map, entries: entries)
        }
        items[map].next = UInt32(truncatingIfNeeded: itemCount)
    }

    /// Compares each key of a small map with those before it.
    private mutating func compareKeys(of map: Int, entries: Int) throws(WireError) {
        var key = map + 1
        for entry in 0..<entries {
            var other = map + 1
            for _ in 0..<entry {
                steps &+= 1
                if isSame(key, other) { throw duplicate(key) }
                other = Int(items[other + 1].next)
            }
            key = Int(items[key + 1].next)
        }
    }

    /// Enters the keys of a larger map into a table, by which they are found later.
    private mutating func enterKeys(of map: Int, entries: Int) throws(WireError) {
        let slots = KeyHash.slots(entries: entries)
        items[map].aside = UInt32(truncatingIfNeeded: tablesCount)
        let table = addTable(slots: slots)
        var key = map + 1
        for _ in 0..<entries {
            var slot = Int(items[key].aside) & (slots - 1)
            while table[slot] != 0 {
                steps &+= 1
                if isSame(key, Int(table[slot])) { throw duplicate(key) }
                slot = (slot + 1) & (slots - 1)
            }
            table[slot] = UInt32(truncatingIfNeeded: key)
            key = Int(items[key + 1].next)
        }
    }

    private func duplicate(_ key: Int) -> WireError {
        failure(.duplicateKey, Int(items[key].offset))
    }

    @inline(__always)
    private func isSame(_ key: Int, _ other: Int) -> Bool {
        items[key].aside == items[other].aside && items[key].high == items[other].high
            && SameBytes.areEqual(
                bytes + items[key].low,
                bytes + items[other].low,
                count: items[key].high
            )
    }

    /// Room for a table of zeros.
    private mutating func addTable(slots: Int) -> UnsafeMutablePointer<UInt32> {
        if tablesCount + slots > tablesCapacity {
            tablesCapacity = max(tablesCount + slots, tablesCapacity * 2)
            let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: tablesCapacity)
            if let tables {
                larger.moveInitialize(from: tables, count: tablesCount)
                tables.deallocate()
            }
            tables = larger
        }
        guard let tables else { preconditionFailure("there is room for a table by now") }
        let table = tables + tablesCount
        table.initialize(repeating: 0, count: slots)
        tablesCount += slots
        return table
    }

    // MARK: - Heads

    /// Reads an initial byte and its argument.
    @inline(__always)
    private mutating func scanHead() throws(WireError) -> (major: UInt8, argument: UInt64) {
        guard position < end else { throw failure(.truncated, position) }
        steps &+= 1
        let initial = bytes.load(fromByteOffset: position, as: UInt8.self)
        let major = initial >> 5
        let information = initial & 0x1f
        if information < 24 {
            position &+= 1
            return (major, UInt64(information))
        }
        // One byte, as most texts have: everything else, and all that is wrong, is for the other.
        if information == 24, major != 7, position &+ 1 < end {
            let argument = bytes.load(fromByteOffset: position &+ 1, as: UInt8.self)
            if argument >= 24 {
                position &+= 2
                return (major, UInt64(argument))
            }
        }
        return (major, try scanArgument(information, major: major))
    }

    private mutating func scanArgument(
        _ information: UInt8,
        major: UInt8
    ) throws(WireError) -> UInt64 {
        let offset = position
        guard information < 28 else {
            let isString = (2...5).contains(major)
            throw failure(
                information == 31 && isString ? .indefiniteLength : .reservedByte,
                offset
            )
        }
        let width = 1 << Int(information - 24)
        guard width < end - offset else { throw failure(.truncated, offset) }
        let place = offset + 1
        position = place + width
        let argument: UInt64
        switch width {
        case 1: argument = UInt64(bytes.load(fromByteOffset: place, as: UInt8.self))
        case 2:
            argument = UInt64(
                UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self))
            )
        case 4:
            argument = UInt64(
                UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
            )
        default:
            argument = UInt64(
                bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            )
        }
        // Floats come in any width: few libraries shorten them.
        if major == 7 { return argument }
        let isShortest = width == 1 ? argument >= 24 : argument >> UInt64(4 * width) != 0
        guard isShortest else { throw failure(.notShortest, offset) }
        return argument
    }

    // MARK: - Errors

    @inline(never)
    private func failure(_ reason: WireError.Reason, _ offset: Int) -> WireError {
        WireError(reason, at: path, offset: offset)
    }

    /// Where reading stopped, by position alone: whether a key is a property's name or data, only
    /// a type can say.
    private var path: WirePath {
        var steps: [WirePath.Step] = []
        var container = 0
        while container < itemCount, items[container].next == Self.open {
            let isMap = items[container].kind == .map
            var child = container + (isMap ? 2 : 1)
            var index = 0
            while child < itemCount, items[child].next != Self.open {
                child = Int(items[child].next) + (isMap ? 1 : 0)
                index += 1
            }
            steps.append(.index(index))
            container = child
        }
        return WirePath(steps)
    }
}
