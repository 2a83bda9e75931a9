/// A type that is stored in one column.
///
/// Identifiers and instants of other modules conform there, in one line each.
public protocol Storable {
    /// What is written into the column.
    var storedValue: StoredValue { get }

    /// The value read back, or nil where the column holds something else.
    init?(storedValue: StoredValue)
}

extension StoredValue: Storable {
    /// Itself.
    public var storedValue: StoredValue { self }
    /// Any value, as it is.
    @inlinable
    public init?(storedValue: StoredValue) { self = storedValue }
}

extension Int64: Storable {
    /// An integer.
    public var storedValue: StoredValue { .integer(self) }
    /// An integer.
    @inlinable
    public init?(storedValue: StoredValue) {
        guard case .integer(let value) = storedValue else { return nil }
        self = value
    }
}

extension Int: Storable {
    /// An integer.
    public var storedValue: StoredValue { .integer(Int64(self)) }
    /// An integer that fits.
    @inlinable
    public init?(storedValue: StoredValue) {
        guard case .integer(let value) = storedValue else { return nil }
        self.init(exactly: value)
    }
}

extension Bool: Storable {
    /// 1 or 0: not every engine has truth values.
    public var storedValue: StoredValue { .integer(self ? 1 : 0) }
    /// 1 or 0; nothing else.
    @inlinable
    public init?(storedValue: StoredValue) {
        switch storedValue {
        case .integer(1): self = true
        case .integer(0): self = false
        default: return nil
        }
    }
}

extension Double: Storable {
    /// A real number.
    public var storedValue: StoredValue { .real(self) }
    /// A real number.
    @inlinable
    public init?(storedValue: StoredValue) {
        guard case .real(let value) = storedValue else { return nil }
        self = value
    }
}

extension String: Storable {
    /// Text.
    public var storedValue: StoredValue { .text(self) }
    /// Text.
    @inlinable
    public init?(storedValue: StoredValue) {
        guard case .text(let value) = storedValue else { return nil }
        self = value
    }
}

extension [UInt8]: Storable {
    /// Bytes.
    public var storedValue: StoredValue { .bytes(self) }
    /// Bytes.
    @inlinable
    public init?(storedValue: StoredValue) {
        guard case .bytes(let value) = storedValue else { return nil }
        self = value
    }
}

extension Optional: Storable where Wrapped: Storable {
    /// The value, or null.
    public var storedValue: StoredValue { self?.storedValue ?? .null }
    /// Null, or a value of the wrapped type.
    @inlinable
    public init?(storedValue: StoredValue) {
        if case .null = storedValue {
            self = .none
            return
        }
        guard let value = Wrapped(storedValue: storedValue) else { return nil }
        self = value
    }
}
