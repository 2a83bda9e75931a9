/// Finds the words and parameters of a statement, outside quotes and comments.
struct StatementLexer {
    private let bytes: [UInt8]

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The bare words in capitals, and the parameters in order of first appearance.
    func words() throws(StorageError) -> (verbs: [String], parameters: [Int]) {
        var verbs: [String] = []
        var parameters: [Int] = []
        var problem: StorageError?
        try scan { token, range in
            switch token {
            case .word:
                verbs.append(String(decoding: bytes[range], as: UTF8.self).uppercased())
            case .parameter:
                let digits = String(decoding: bytes[range.dropFirst()], as: UTF8.self)
                guard let number = Int(digits), (1...999).contains(number) else {
                    problem = .refusedStatement(reason: "a parameter is $1 to $999")
                    return
                }
                if !parameters.contains(number) { parameters.append(number) }
            case .other:
                break
            }
        }
        if let problem { throw problem }
        return (verbs, parameters)
    }

    /// The text with some bare words exchanged; case counts.
    func replacingWords(_ replacement: (String) -> String?) throws(StorageError) -> String {
        var result: [UInt8] = []
        try scan { token, range in
            let piece = bytes[range]
            if token == .word, let new = replacement(String(decoding: piece, as: UTF8.self)) {
                result.append(contentsOf: new.utf8)
            } else {
                result.append(contentsOf: piece)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What a piece of a statement is.
    private enum Token { case word, parameter, other }

    private func scan(_ found: (Token, Range<Int>) -> Void) throws(StorageError) {
        var position = 0
        while position < bytes.count {
            let start = position
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                position = try endOfQuoted(from: position)
                found(.other, start..<position)
            case UInt8(ascii: "-") where next(position) == byte,
                UInt8(ascii: "/") where next(position) == UInt8(ascii: "*"):
                throw .refusedStatement(reason: "a comment belongs beside the statement")
            case UInt8(ascii: "$"):
                position = end(from: position + 1, while: Self.isDigit)
                found(.parameter, start..<position)
            case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "@"):
                throw .refusedStatement(reason: "a parameter is written $1, $2, …")
            case UInt8(ascii: ";"), 0:
                throw .refusedStatement(reason: "one statement at a time, without a semicolon")
            case _ where Self.isLetter(byte):
                position = end(from: position) { Self.isLetter($0) || Self.isDigit($0) }
                found(.word, start..<position)
            default:
                position += 1
                found(.other, start..<position)
            }
        }
    }

    private func endOfQuoted(from start: Int) throws(StorageError) -> Int {
        let quote = bytes[start]
        guard let end = bytes[(start + 1)...].firstIndex(of: quote) else {
            throw .refusedStatement(reason: "a quote is not closed")
        }
        // A doubled quote begins another quoted piece, which comes to the same.
        return end + 1
    }

    private func end(from start: Int, while holds: (UInt8) -> Bool) -> Int {
        bytes[start...].firstIndex { !holds($0) } ?? bytes.count
    }

    private func next(_ position: Int) -> UInt8? {
        position + 1 < bytes.count ? bytes[position + 1] : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte >= 0x80
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }
}
