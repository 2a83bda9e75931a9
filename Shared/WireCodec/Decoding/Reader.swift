/// A checked message while it is decoded; every decoder and container of the message shares it.
///
/// It borrows the bytes for the length of one ``Wire/decode(_:from:limits:)``. A type that keeps
/// its decoder beyond that gets a copy instead of a dangling pointer.
final class Reader {
    @exclusivity(unchecked) private var bytes: UnsafeRawPointer
    @exclusivity(unchecked) private var adopted: UnsafeMutableRawPointer?
    private let byteCount: Int
    /// The array that the bytes are, for byte strings that stay in it.
    private let message: [UInt8]?
    private let items: UnsafeMutablePointer<Item>
    private let itemCapacity: Int
    private let tables: UnsafeMutablePointer<UInt32>?
    /// The item being decoded, for errors of types that do not say where they are.
    @exclusivity(unchecked) var current: Int = 0
    /// Steps that the scan, the search for keys and the walks to items took.
    @exclusivity(unchecked) private(set) var steps: Int
    /// Containers for maps, until the value is complete.
    @exclusivity(unchecked) var kept = KeptContainers<Reader>()
    /// How far the last walk went into each container on its way; see `walk`.
    @exclusivity(unchecked) private var trail: [Stop] = []

    /// Takes over the scanner's lists.
    init(_ scanner: Scanner, of bytes: UnsafeRawBufferPointer, in message: [UInt8]?) {
        self.bytes = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
        byteCount = bytes.count
        self.message = message
        items = scanner.items
        itemCapacity = scanner.itemCapacity
        tables = scanner.tables
        steps = scanner.steps
    }

    deinit {
        ItemList.giveBack(items, capacity: itemCapacity)
        tables?.deallocate()
        adopted?.deallocate()
    }

    /// Copies the message, because somebody still holds this reader after its bytes are gone.
    func adoptBytes() {
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 1)
        copy.copyMemory(from: bytes, byteCount: byteCount)
        adopted = copy
        bytes = UnsafeRawPointer(copy)
    }

    /// A container on the way to an item, and the child of it that holds the item.
    private struct Stop {
        var container: Int
        var child: Int
        var index: Int
    }

    // MARK: - Items

    @inline(__always)
    func item(_ index: Int) -> UnsafePointer<Item> { UnsafePointer(items + index) }

    @inline(__always)
    func isNull(_ index: Int) -> Bool { items[index].kind == .null }

    @inline(__always)
    func next(_ index: Int) -> Int { Int(items[index].next) }

    @inline(__always)
    func content(of index: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: bytes + items[index].low, count: items[index].high)
    }

    /// The content of an item that is a byte string.
    func bytes(of index: Int) -> Bytes {
        Bytes(content(of: index), at: Int(items[index].low), of: message)
    }

    // MARK: - Keys

    /// The value of a key, or `nil` when the map has no such key.
    ///
    /// Types ask for keys in the order in which they are written, so the one behind the last is
    /// tried first. Where that fails a small map is searched, a larger one has its table.
    @inline(__always)
    func find(_ key: some CodingKey, in map: Int) -> Int? {
        var name = key.stringValue
        return name.withUTF8 { name -> Int? in
            let expected = items[map].high
            guard expected < Int(items[map].next) else { return search(name, in: map) }
            steps &+= 1
            guard items[expected].high == name.count,
                let start = name.baseAddress.map(UnsafeRawPointer.init),
                SameBytes.areEqual(bytes + items[expected].low, start, count: name.count)
            else { return search(name, in: map) }
            expect(Int(items[expected + 1].next), in: map)
            return expected + 1
        }
    }

    /// Puts the next expected key of a map back to the one of this value: it was looked at only.
    @inline(__always)
    func putBack(_ value: Int, in map: Int) { expect(value - 1, in: map) }

    @inline(__always)
    private func expect(_ key: Int, in map: Int) {
        items[map].argument =
            items[map].argument & 0xffff_ffff | UInt64(truncatingIfNeeded: key) << 32
    }

    @inline(never)
    private func search(_ name: UnsafeBufferPointer<UInt8>, in map: Int) -> Int? {
        let entries = items[map].low
        let start = UnsafeRawPointer(name.baseAddress) ?? bytes
        let hash = KeyHash.hash(start, count: name.count, entries: entries)
        var found: Int?
        if entries <= KeyHash.searchedEntries {
            var key = map + 1
            for _ in 0..<entries {
                steps &+= 1
                if isKey(key, hash, start, name.count) {
                    found = key
                    break
                }
                key = Int(items[key + 1].next)
            }
        } else if let tables {
            let table = tables + Int(items[map].aside)
            let mask = KeyHash.slots(entries: entries) - 1
            var slot = Int(hash) & mask
            while table[slot] != 0 {
                steps &+= 1
                if isKey(Int(table[slot]), hash, start, name.count) {
                    found = Int(table[slot])
                    break
                }
                slot = (slot + 1) & mask
            }
        }
        guard let found else { return nil }
        expect(Int(items[found + 1].next), in: map)
        return found + 1
    }

    @inline(__always)
    private func isKey(
        _ key: Int,
        _ hash: UInt32,
        _ name: UnsafeRawPointer,
        _ count: Int
    ) -> Bool {
        items[key].aside == hash && items[key].high == count
            && SameBytes.areEqual(bytes + items[key].low, name, count: count)
    }

    /// Says that a map's keys are data, so that no path shows them.
    func markOpen(_ map: Int) { items[map].flag = true }
}

// MARK: - Errors

extension Reader {
    /// The steps from the message down to an item.
    func path(to target: Int) -> WirePath {
        var steps: [WirePath.Step] = []
        walk(to: target) { container, key, index in
            if let key, !item(container).pointee.flag {
                steps.append(.key(String(decoding: content(of: key), as: UTF8.self)))
            } else {
                steps.append(.index(index))
            }
        }
        return WirePath(steps)
    }

    /// The same as the standard library's coding keys.
    func codingPath(to target: Int) -> [any CodingKey] {
        var keys: [any CodingKey] = []
        walk(to: target) { _, key, index in
            keys.append(
                PathKey(
                    index: key == nil ? index : nil,
                    name: key.map { String(decoding: content(of: $0), as: UTF8.self) }
                )
            )
        }
        return keys
    }

    /// Visits, from the top, each container that holds the item: the key, in maps, and the place.
    ///
    /// It goes on where the last walk stopped: a type that tries several forms of each element, and
    /// so makes an error for each, takes time in proportion to the elements and not to their square.
    private func walk(to target: Int, _ visit: (_ container: Int, _ key: Int?, Int) -> Void) {
        var container = 0
        var level = 0
        while container < target {
            let isMap = item(container).pointee.kind == .map
            guard isMap || item(container).pointee.kind == .array else { return }
            var stop = Stop(container: container, child: container + (isMap ? 2 : 1), index: 0)
            if level < trail.count, trail[level].container == container,
                trail[level].child <= target
            {
                stop = trail[level]
            }
            while next(stop.child) <= target {
                steps &+= 1
                stop.child = next(stop.child) + (isMap ? 1 : 0)
                stop.index += 1
            }
            if level < trail.count { trail[level] = stop } else { trail.append(stop) }
            visit(container, isMap ? stop.child - 1 : nil, stop.index)
            container = stop.child
            level += 1
        }
    }

    @inline(never)
    func failure(_ reason: WireError.Reason, at index: Int) -> WireError {
        WireError(reason, at: path(to: index), offset: Int(item(index).pointee.offset))
    }

    @inline(never)
    func mismatch(_ expected: WireError.Kind, at index: Int) -> WireError {
        failure(.typeMismatch(expected: expected, found: item(index).pointee.shownKind), at: index)
    }

    @inline(never)
    func missing(_ key: some CodingKey, in map: Int) -> WireError {
        let offset = Int(item(map).pointee.offset)
        let path = path(to: map).appending(.key(key.stringValue))
        return WireError(.missingKey, at: path, offset: offset)
    }
}

extension Reader {
    /// What a type threw that knows nothing of the wire, in the wire's words.
    ///
    /// Its description is dropped, because it may show the value.
    func translate(_ error: any Error) -> WireError {
        var translated = failure(.invalidValue, at: current)
        guard let error = error as? DecodingError else { return translated }
        let keys: [any CodingKey]
        switch error {
        case .keyNotFound(let key, let context):
            translated.reason = .missingKey
            keys = context.codingPath + [key]
        case .dataCorrupted(let context), .typeMismatch(_, let context),
            .valueNotFound(_, let context):
            keys = context.codingPath
        @unknown default: return translated
        }
        // A type may say which of its own properties is at fault.
        if let key = keys.last, keys.count == translated.path.steps.count + 1 {
            translated.path = translated.path.appending(OpenKeys.step(key))
        }
        return translated
    }
}

/// A step of a coding path.
struct PathKey: CodingKey {
    var stringValue: String
    var intValue: Int?

    init(index: Int?, name: String?) {
        intValue = index
        stringValue = name ?? index.map { "Index \($0)" } ?? ""
    }

    init(stringValue: String) { self.init(index: nil, name: stringValue) }

    init(intValue: Int) { self.init(index: intValue, name: nil) }
}
