/// A message while it is encoded; every encoder and container of the message shares it.
///
/// Values go straight into one buffer. A map's or an array's head is written when its last entry
/// is, into a byte that was kept free; the content moves up in the rare case that one byte is too
/// few. Containers that a type opens inside another by hand write into a buffer of their own, so
/// that they may be filled in any order, and are put in place when the outer value ends.
final class Writer {
    /// A value that has been begun: where, and what it has become so far.
    struct Frame {
        /// What the value turned out to be.
        enum Kind: UInt8 {
            case empty
            case single
            case array
            case map
            /// A map whose keys are data: they are sorted, so that equal values have equal bytes.
            case sortedMap
        }

        /// The first byte of the value.
        var start: Int
        /// Of a map, the first byte of the key written last.
        var key = 0
        /// Entries of the map or elements of the array so far.
        var count: Int32
        var kind: Kind
        /// Of a map, the place of the last key among those that its type declares.
        var order: Int16 = -1
        /// Of a map, whether its keys came in an order that does not prove them distinct.
        var isUnordered = false
    }

    /// How many values may have been begun at once: maps and arrays as deep as they may nest, and
    /// between them the wrappers that leave no trace on the wire.
    static let frames = 128
    private static let firstCapacity = 1024
    /// Where the first buffer begins in the block.
    private static let head = frames * MemoryLayout<Frame>.stride

    let limits: WireLimits
    /// Frames, and behind them the first buffer: one allocation for both.
    private let block: UnsafeMutableRawPointer
    @exclusivity(unchecked) private(set) var buffer: UnsafeMutableRawPointer
    @exclusivity(unchecked) private(set) var count = 0
    @exclusivity(unchecked) private var capacity: Int
    /// The frame of the innermost value begun.
    @exclusivity(unchecked) private(set) var depth = 0
    /// How many of the values begun are maps or arrays.
    @exclusivity(unchecked) private(set) var nesting: Int
    /// What went wrong where the protocol has no way to say so.
    @exclusivity(unchecked) private(set) var failure: WireError.Reason?
    /// Containers with buffers of their own that belong into this one, in order.
    @exclusivity(unchecked) private var inserts: [(at: Int, writer: Writer)] = []
    /// Containers for maps, until the message is complete.
    @exclusivity(unchecked) var kept = KeptContainers<Writer>()
    /// Where this writer's value stands, if it is not the message itself.
    let base: Base?
    let isInserted: Bool

    /// The place of a container with a buffer of its own.
    struct Base {
        /// Holds this writer among its inserts until they are placed or abandoned.
        let parent: Writer
        let depth: Int
        let key: any CodingKey
        /// The key as errors show it.
        let step: WirePath.Step
    }

    /// What the caller tells the types that encode themselves.
    let userInfo: [CodingUserInfoKey: any Sendable]

    init(
        limits: WireLimits,
        userInfo: [CodingUserInfoKey: any Sendable] = [:],
        base: Base? = nil
    ) {
        self.limits = limits
        self.userInfo = userInfo
        self.base = base
        isInserted = base != nil
        nesting = base?.parent.nesting ?? 0
        block = .allocate(
            byteCount: Self.head + Self.firstCapacity,
            alignment: MemoryLayout<Frame>.alignment
        )
        buffer = block + Self.head
        capacity = Self.firstCapacity
        frame(0).initialize(to: Frame(start: 0, count: 0, kind: .empty))
    }

    deinit {
        if buffer != block + Self.head { buffer.deallocate() }
        block.deallocate()
    }

    /// What has been written.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: buffer, count: count) }

    @inline(__always)
    func frame(_ depth: Int) -> UnsafeMutablePointer<Frame> {
        (block + depth * MemoryLayout<Frame>.stride).assumingMemoryBound(to: Frame.self)
    }

    // MARK: - Bytes

    /// Room for so many more bytes.
    @inline(__always)
    func reserve(_ more: Int) {
        if capacity &- count < more { grow(more) }
    }

    @inline(never)
    private func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
        larger.copyMemory(from: buffer, byteCount: count)
        if buffer != block + Self.head { buffer.deallocate() }
        buffer = larger
    }

    @inline(__always)
    func append(_ byte: UInt8) {
        reserve(1)
        buffer.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    /// Takes in bytes that have been put behind the last one.
    @inline(__always)
    func advance(_ more: Int) { count &+= more }

    @inline(__always)
    func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        (buffer + count).copyMemory(from: start, byteCount: bytes.count)
        count &+= bytes.count
    }

    @inline(__always)
    func append<Number: FixedWidthInteger>(bigEndian number: Number) {
        reserve(MemoryLayout<Number>.size)
        buffer.storeBytes(of: number.bigEndian, toByteOffset: count, as: Number.self)
        count &+= MemoryLayout<Number>.size
    }

    /// A head: major type and argument in as few bytes as it takes.
    @inline(__always)
    func appendHead(_ major: UInt8, _ argument: UInt64) {
        reserve(9)
        count &+= Self.storeHead(major, argument, at: buffer + count)
    }

    /// Puts a head where there is room for one, and says how long it is.
    @inline(__always)
    static func storeHead(
        _ major: UInt8,
        _ argument: UInt64,
        at place: UnsafeMutableRawPointer
    ) -> Int {
        if argument < 24 {
            place.storeBytes(of: major << 5 | UInt8(truncatingIfNeeded: argument), as: UInt8.self)
            return 1
        }
        if argument <= 0xff {
            let head = UInt16(major << 5 | 24) << 8 | UInt16(truncatingIfNeeded: argument)
            place.storeBytes(of: head.bigEndian, as: UInt16.self)
            return 2
        }
        return storeLongHead(major, argument, at: place)
    }

    @inline(never)
    private static func storeLongHead(
        _ major: UInt8,
        _ argument: UInt64,
        at place: UnsafeMutableRawPointer
    ) -> Int {
        /// The initial byte, and the argument in the width of its type behind it.
        func store<Number: FixedWidthInteger & BitwiseCopyable>(
            _ information: UInt8,
            _ argument: Number
        ) -> Int {
            place.storeBytes(of: major << 5 | information, as: UInt8.self)
            place.storeBytes(of: argument.bigEndian, toByteOffset: 1, as: Number.self)
            return 1 + MemoryLayout<Number>.size
        }
        return if argument <= 0xffff {
            store(25, UInt16(truncatingIfNeeded: argument))
        } else if argument <= 0xffff_ffff {
            store(26, UInt32(truncatingIfNeeded: argument))
        } else {
            store(27, argument)
        }
    }

    // MARK: - Values begun and ended

    /// Begins a value inside the innermost one.
    @inline(__always)
    func begin() throws {
        guard depth &+ 1 < Self.frames else { throw WireError(.tooDeep) }
        depth &+= 1
        frame(depth).initialize(to: Frame(start: count, count: 0, kind: .empty))
    }

    /// Makes the innermost value a map or an array; asking again for the same kind continues it.
    func open(_ kind: Frame.Kind, at depth: Int) {
        let frame = frame(depth)
        if frame.pointee.kind == kind {
            // Perhaps with keys of another type.
            frame.pointee.isUnordered = true
            return
        }
        guard depth == self.depth, frame.pointee.kind == .empty else {
            failure = failure ?? .notOneValue
            return
        }
        frame.pointee.kind = kind
        // The head's byte; see `end`.
        append(0)
        nesting += 1
        if nesting > limits.nesting { failure = failure ?? .tooDeep }
    }

    /// Checks that a container may write, and counts the entry that it is about to write.
    @inline(__always)
    func enter(_ depth: Int) throws {
        guard depth == self.depth, failure == nil else {
            throw WireError(failure ?? .containerClosed)
        }
        frame(depth).pointee.count &+= 1
    }

    /// The same for a container whose protocol has no way to fail.
    func enterLater(_ depth: Int) {
        if depth != self.depth { failure = failure ?? .containerClosed }
        frame(depth).pointee.count &+= 1
    }

    /// Remembers that the next key begins here, for coding paths, and whether it is certainly
    /// another than those before it; where it is not, the map is searched when it is complete.
    @inline(__always)
    func noteKey(at depth: Int, order: Int16) {
        let frame = frame(depth)
        frame.pointee.key = count
        if order <= frame.pointee.order { frame.pointee.isUnordered = true }
        frame.pointee.order = order
    }

    /// Says that the innermost value is a scalar, which the caller writes next.
    @inline(__always)
    func single(_ depth: Int) throws {
        guard depth == self.depth, failure == nil else {
            throw WireError(failure ?? .containerClosed)
        }
        guard frame(depth).pointee.kind == .empty else { throw WireError(.notOneValue) }
        frame(depth).pointee.kind = .single
    }

    /// Ends the innermost value: its head is now known.
    @inline(__always)
    func end() throws {
        try complete()
        depth &-= 1
    }

    /// Gives the innermost value its inserts and its head.
    func complete() throws {
        let value = frame(depth).pointee
        if let failure { throw WireError(failure) }
        if let last = inserts.last, last.at >= value.start { try placeInserts(from: value.start) }
        switch value.kind {
        case .empty: throw WireError(.notOneValue)
        case .single: return
        case .array: writeHead(4, of: value)
        case .map:
            if value.isUnordered { try entries(of: value).refuseDuplicates() }
            writeHead(5, of: value)
        case .sortedMap:
            try entries(of: value).sort()
            writeHead(5, of: value)
        }
        nesting &-= 1
    }

    private func entries(of map: Frame) -> MapEntries {
        MapEntries(
            UnsafeMutableRawBufferPointer(
                start: buffer + map.start + 1,
                count: count - map.start - 1
            ),
            count: Int(map.count)
        )
    }

    /// Forgets what has been written since the value of this depth was entered.
    func abandon(to depth: Int, count: Int) {
        while self.depth > depth {
            if frame(self.depth).pointee.kind.rawValue >= Frame.Kind.array.rawValue {
                nesting -= 1
            }
            self.depth -= 1
        }
        self.count = count
        while let last = inserts.last, last.at >= count {
            inserts.removeLast()
            // Its inserts hold it in turn.
            last.writer.abandon(to: 0, count: 0)
        }
    }

    /// Takes back the entry that was about to be written, in case its type does without it.
    func withdraw(_ depth: Int) {
        let frame = frame(depth)
        if frame.pointee.kind == .single {
            frame.pointee.kind = .empty
        } else {
            frame.pointee.count -= 1
        }
    }

    @inline(__always)
    private func writeHead(_ major: UInt8, of value: Frame) {
        guard value.count < 24 else { return writeLongHead(major, of: value) }
        let head = major << 5 | UInt8(truncatingIfNeeded: value.count)
        buffer.storeBytes(of: head, toByteOffset: value.start, as: UInt8.self)
    }

    @inline(never)
    private func writeLongHead(_ major: UInt8, of value: Frame) {
        let end = count
        appendHead(major, UInt64(value.count))
        // The head stands behind the content now: eight bytes at most, moved to the front.
        var head: (UInt64, UInt64) = (0, 0)
        let size = count - end
        withUnsafeMutableBytes(of: &head) {
            $0.copyMemory(from: UnsafeRawBufferPointer(start: buffer + end, count: size))
        }
        let content = buffer + value.start + 1
        (buffer + value.start + size).copyMemory(
            from: content,
            byteCount: end - value.start - 1
        )
        withUnsafeBytes(of: &head) {
            (buffer + value.start).copyMemory(
                from: $0.baseAddress ?? UnsafeRawPointer(content),
                byteCount: size
            )
        }
        count = end - 1 + size
    }

    // MARK: - Containers with a buffer of their own

    /// A writer for a value that stands at the current end of this one.
    func insert(_ key: any CodingKey, step: WirePath.Step) -> Writer {
        let base = Base(parent: self, depth: depth, key: key, step: step)
        let writer = Writer(limits: limits, userInfo: userInfo, base: base)
        inserts.append((count, writer))
        return writer
    }

    private func placeInserts(from start: Int) throws {
        let first = inserts.firstIndex { $0.at >= start } ?? inserts.endIndex
        let placed = Array(inserts[first...])
        inserts.removeSubrange(first...)
        var more = 0
        for insert in placed {
            try insert.writer.complete()
            more += insert.writer.count
        }
        reserve(more)
        // From the back, so that each piece moves once.
        var end = count
        var target = count + more
        count = target
        for insert in placed.reversed() {
            target -= end - insert.at
            (buffer + target).copyMemory(from: buffer + insert.at, byteCount: end - insert.at)
            target -= insert.writer.count
            (buffer + target).copyMemory(
                from: insert.writer.buffer,
                byteCount: insert.writer.count
            )
            end = insert.at
        }
    }
}
