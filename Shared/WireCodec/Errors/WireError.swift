/// Why bytes are no message, or a value cannot become one: a named reason, where, never a value.
public struct WireError: Error, Sendable, Hashable {
    /// What is wrong.
    public var reason: Reason
    /// Where in the message; empty for the message itself.
    public var path: WirePath
    /// The byte at which it was seen; `nil` when encoding.
    public var offset: Int?

    /// An error at a place.
    public init(_ reason: Reason, at path: WirePath = WirePath(), offset: Int? = nil) {
        self.reason = reason
        self.path = path
        self.offset = offset
    }

    /// What can be wrong with bytes or with a value: a closed list of stable names.
    public enum Reason: Sendable, Hashable {
        // The bytes are no CBOR of our profile.

        /// The bytes end inside an item, or a length claims more than there is.
        case truncated
        /// Something follows the message.
        case trailingBytes
        /// An initial byte that RFC 8949 reserves, or a break without a beginning.
        case reservedByte
        /// A string, array or map of indefinite length.
        case indefiniteLength
        /// An integer, length or tag in more bytes than it needs.
        case notShortest
        /// Text that is not UTF-8.
        case invalidUTF8
        /// A map has the same key twice.
        case duplicateKey
        /// A map's key is not text.
        case keyNotText
        /// A tag other than 1, 37 and 1004.
        case unknownTag
        /// A tag around the wrong kind of content.
        case invalidTagContent
        /// A simple value other than false, true and null.
        case unknownSimpleValue

        // The message is beyond a limit.

        /// More bytes than ``WireLimits/bytes``.
        case tooManyBytes
        /// Deeper than ``WireLimits/nesting``.
        case tooDeep
        /// More items than ``WireLimits/items``.
        case tooManyItems

        // The message is well-formed, but not one of this type.

        /// An item of another kind than the type wants.
        case typeMismatch(expected: Kind, found: Kind)
        /// A map without a key that the type needs.
        case missingKey
        /// An array with fewer elements than the type reads.
        case endOfArray
        /// A number that does not fit the type.
        case outOfRange
        /// A value that the type itself refuses, such as a word outside its vocabulary.
        case invalidValue

        // The value has no form on the wire.

        /// A type that encoded nothing, or a second value where one was due.
        case notOneValue
        /// A container was written after another had been begun in its place.
        case containerClosed
        /// A type refused to encode itself.
        case encodingRefused
        /// A type that the codec does not carry, such as a 128-bit integer.
        case unsupportedType
    }

    /// The kinds of item that a message is made of.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case integer
        case float
        case bool
        case null
        case text
        case byteString
        case array
        case map
        case instant
        case identifier
        case calendarDate
    }
}

extension WireError.Reason: Loggable {
    /// A stable name for logs, metrics and `ServiceError.reason`.
    public var name: String {
        switch self {
        case .truncated: "truncated"
        case .trailingBytes: "trailingBytes"
        case .reservedByte: "reservedByte"
        case .indefiniteLength: "indefiniteLength"
        case .notShortest: "notShortest"
        case .invalidUTF8: "invalidUTF8"
        case .duplicateKey: "duplicateKey"
        case .keyNotText: "keyNotText"
        case .unknownTag: "unknownTag"
        case .invalidTagContent: "invalidTagContent"
        case .unknownSimpleValue: "unknownSimpleValue"
        case .tooManyBytes: "tooManyBytes"
        case .tooDeep: "tooDeep"
        case .tooManyItems: "tooManyItems"
        case .typeMismatch: "typeMismatch"
        case .missingKey: "missingKey"
        case .endOfArray: "endOfArray"
        case .outOfRange: "outOfRange"
        case .invalidValue: "invalidValue"
        case .notOneValue: "notOneValue"
        case .containerClosed: "containerClosed"
        case .encodingRefused: "encodingRefused"
        case .unsupportedType: "unsupportedType"
        }
    }

    public var loggable: String { name }
}

extension WireError: CustomStringConvertible, Loggable {
    public var loggable: String { description }

    /// One line: what, where, and at which byte.
    public var description: String {
        var text = reason.name
        if case .typeMismatch(let expected, let found) = reason {
            text += " (expected \(expected.rawValue), found \(found.rawValue))"
        }
        if !path.isEmpty { text += " at \(path)" }
        if let offset { text += ", byte \(offset)" }
        return text
    }
}
