/// The worked bytes of the protocol page, as a client would send them.
///
/// A test compares them with the page, and others send them to a server.
enum WireExample {
    /// A client's hello.
    static let hello = bytes(
        """
        0000004c 01 00 0000 00000000 00000001
        a4 65 6275696c64 63 312e30 67 73657276696365 64 64656d6f
        68 6665617475726573 80 66 6c696d697473 a3
        67 6d657373616765 1a00400000 65 63616c6c73 190400 66 637265646974 1a00040000
        """
    )

    /// A request for `test.echo` with the message `[1, 2, 3]` and ten seconds to go.
    static let request = bytes(
        """
        00000016 02 00 0000 00000001 00002710
        a1 66 6d6574686f64 69 746573742e6563686f 83010203
        """
    )

    /// The response to it.
    static let response = bytes("00000004 03 00 0000 00000001 00000000 83010203")

    /// A cancel of the call.
    static let cancel = bytes("00000000 07 00 0000 00000001 00000000")

    /// A frame of any kind, also one that must not be.
    static func frame(
        _ kind: UInt8,
        call: UInt32,
        argument: UInt32 = 0,
        flags: UInt8 = 0,
        length: UInt32? = nil,
        body: [UInt8] = []
    ) -> [UInt8] {
        func big(_ number: UInt32) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
        }
        return big(length ?? UInt32(body.count)) + [kind, flags, 0, 0] + big(call)
            + big(argument) + body
    }

    /// A request of one method, without a message, with a minute to go.
    static func request(_ method: String, call: UInt32) -> [UInt8] {
        // A map of one key; both texts are shorter than 24 bytes.
        let head =
            [0xa1, 0x66] + Array("method".utf8) + [0x60 + UInt8(method.utf8.count)]
            + Array(method.utf8)
        return frame(2, call: call, argument: 60_000, body: head)
    }

    /// Hexadecimal text, with any spaces, as bytes.
    static func bytes(_ text: String) -> [UInt8] {
        let digits = text.filter { !$0.isWhitespace }
        return stride(from: 0, to: digits.count, by: 2).compactMap { offset in
            let start = digits.index(digits.startIndex, offsetBy: offset)
            return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16)
        }
    }
}
