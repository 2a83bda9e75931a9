/// The types met while a schema is derived.
final class SchemaRecording {
    /// Finished rules, in the order in which their types were met.
    var rules: [WireSchema.Rule] {
        order.compactMap { name in shapes[name].map { .init(name: name, shape: $0) } }
    }

    /// The types met, in that order.
    private(set) var types: [any Decodable.Type] = []

    private var order: [String] = []
    private var shapes: [String: WireShape] = [:]
    private var names: [ObjectIdentifier: String] = [:]
    /// The value of each type that has been described.
    private var values: [ObjectIdentifier: Any] = [:]
    private var underWay: Set<ObjectIdentifier> = []

    /// Thrown through a type that contains itself; whoever can do with an empty array or no value
    /// at all catches it.
    struct Recursion: Error {
        var name: String
    }

    /// The shape of a type and a value of it.
    func describe<T: Decodable>(_ type: T.Type) throws -> (WireShape, T) {
        if let scalar = Self.scalar(type) {
            return (scalar, try sample(type, scalar.sample))
        }
        let isNamed = !String(reflecting: type).hasPrefix("Swift.")
        guard isNamed else { return try record(type) }
        let identity = ObjectIdentifier(type)
        let name = name(of: type)
        if underWay.contains(identity) { throw Recursion(name: name) }
        if let made = values[identity] as? T { return (.rule(name), made) }
        order.append(name)
        types.append(type)
        underWay.insert(identity)
        defer { underWay.remove(identity) }
        let (shape, value) = try declared(type) ?? record(type)
        shapes[name] = shape
        values[identity] = value
        return (.rule(name), value)
    }

    /// A type that says what it looks like, or whose words are known.
    private func declared<T: Decodable>(_ type: T.Type) throws -> (WireShape, T)? {
        if let describing = type as? any SchemaDescribing.Type {
            return (describing.wireShape, try sample(type, describing.wireSample))
        }
        guard let words = Self.words(type), let first = words.first else { return nil }
        return (.words(words), try sample(type, .text(first)))
    }

    /// Lets the type decode itself and watches.
    private func record<T: Decodable>(_ type: T.Type) throws -> (WireShape, T) {
        let note = SchemaNote(type: type)
        do {
            let value = try T(from: SchemaDecoder(recording: self, note: note))
            return (try note.shape(), value)
        } catch let recursion as Recursion {
            // An array of itself may be empty: it is asked again, with nothing in it.
            guard case .elements = note.content else { throw recursion }
            note.content = .elements(.rule(recursion.name))
            note.isEmptied = true
            let value = try T(from: SchemaDecoder(recording: self, note: note))
            return (.array(of: .rule(recursion.name)), value)
        } catch let error as WireSchema.Undescribable {
            throw error
        } catch {
            throw note.undescribable(
                "it refuses the simplest value; conform it to SchemaDescribing"
            )
        }
    }

    /// A value that the type's own initialiser makes of a sample.
    private func sample<T: Decodable>(_ type: T.Type, _ sample: WireValue) throws -> T {
        do {
            return try Wire.decode(type, from: Wire.encode(sample))
        } catch {
            throw WireSchema.Undescribable(
                type: String(reflecting: type),
                reason: "it does not decode its own sample (\(error.reason.name)); "
                    + "give it another wireSample"
            )
        }
    }

    // MARK: - Names and scalars

    /// The type's name without its module; with it where two modules have the same.
    private func name<T>(of type: T.Type) -> String {
        let identity = ObjectIdentifier(type)
        if let name = names[identity] { return name }
        let full = String(reflecting: type)
        let parts = full.split(separator: ".", maxSplits: 1)
        let short = Self.identifier(parts.count == 2 ? String(parts[1]) : full)
        let name = names.values.contains(short) ? Self.identifier(full) : short
        names[identity] = name
        return name
    }

    /// A name as CDDL writes it.
    private static func identifier(_ name: String) -> String {
        var text = ""
        for letter in name {
            if letter.isASCII && (letter.isLetter || letter.isNumber || letter == ".") {
                text.append(letter)
            } else if let last = text.last, last != "-" {
                text.append("-")
            }
        }
        while text.last == "-" { text.removeLast() }
        return text
    }

    private static func scalar<T>(_ type: T.Type) -> WireShape? {
        switch type {
        case is Bool.Type: .bool
        case is String.Type, is SafeText.Type: .text
        case is Double.Type, is Float.Type: .float
        case is Bytes.Type: .bytes
        case is Identifier.Type: .identifier
        case is Instant.Type: .instant
        case is CalendarDate.Type: .date
        case let integer as any FixedWidthInteger.Type: range(of: integer)
        default: nil
        }
    }

    static func range<I: FixedWidthInteger>(of type: I.Type) -> WireShape {
        .integer(
            from: Int64(truncatingIfNeeded: type.min),
            through: UInt64(truncatingIfNeeded: type.max)
        )
    }

    /// The words of an enum of strings that lists its cases.
    private static func words<T>(_ type: T.Type) -> [String]? {
        func words<C: CaseIterable>(_ type: C.Type) -> [String]? {
            let words = type.allCases.compactMap {
                ($0 as? any RawRepresentable)?.rawValue as? String
            }
            return words.isEmpty ? nil : words
        }
        return (type as? any CaseIterable.Type).flatMap { words($0) }
    }
}

/// What one type asked of its decoder.
final class SchemaNote {
    /// What the type turned out to be.
    enum Content {
        case nothing
        case single(WireShape)
        case elements(WireShape?)
        case fields([WireShape.Field])
        case entries(WireShape)
    }

    let type: any Any.Type
    var content = Content.nothing
    var isNullable = false
    /// The next decoding finds an empty array.
    var isEmptied = false

    /// Whether values of the type have no content at all.
    let holdsNothing: Bool

    init<T>(type: T.Type) {
        self.type = type
        holdsNothing = MemoryLayout<T>.size == 0
    }

    func undescribable(_ reason: String) -> WireSchema.Undescribable {
        WireSchema.Undescribable(type: String(reflecting: type), reason: reason)
    }

    func shape() throws -> WireShape {
        let shape: WireShape
        switch content {
        // A message without fields asks for nothing; anything that holds something must ask.
        case .nothing where holdsNothing: shape = .map([])
        case .nothing: throw undescribable("it asked for nothing")
        case .single(let single): shape = single
        case .elements(nil): throw undescribable("it read no element of its array")
        case .elements(.some(let element)): shape = .array(of: element)
        case .fields(let fields): shape = .map(fields)
        case .entries(let value): shape = .dictionary(of: value)
        }
        return isNullable ? .nullable(shape) : shape
    }

    /// Notes a property; asked for twice, it is optional if it was once.
    func add(_ field: WireShape.Field) {
        var fields: [WireShape.Field] = []
        if case .fields(let known) = content { fields = known }
        if let place = fields.firstIndex(where: { $0.name == field.name }) {
            fields[place].isOptional = fields[place].isOptional || field.isOptional
            fields[place].shape = field.shape
        } else {
            fields.append(field)
        }
        content = .fields(fields)
    }
}
