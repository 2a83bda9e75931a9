import Storage
import Vocabulary
import WireCodec

/// What is taken of a body without decoding the record: how it is filed, and the record, encoded.
struct FiledContent {
    let filing: Filing
    let content: Bytes

    init(of body: [UInt8]) throws {
        let read = Wire.skim(body) { (map) throws(Detour) -> (Filing, Bytes) in
            guard try map.seek(key: "filing") else { throw Detour() }
            let filing = try Filing(reading: &map)
            guard try map.seek(key: "content") else { throw Detour() }
            return (filing, try Bytes(reading: &map))
        }
        if let read {
            (filing, content) = read
        } else {
            let body = try Wire.decode(KeptBody.self, from: body)
            (filing, content) = (body.filing, body.content)
        }
    }

    func record<R: Record>(_ type: R.Type) throws -> R {
        try Wire.decode(R.self, from: content.array)
    }
}

extension ReadingDesk {
    /// The body of a row, unsealed, without its record being decoded.
    func filedContent(
        of kind: RecordKind,
        _ id: Identifier,
        version: Int,
        in row: StoredRow
    ) throws -> FiledContent {
        try FiledContent(
            of: try unsealed(
                bodyOf: kind,
                id,
                version: version,
                row["sealed"],
                with: KeyName(try row["key"])
            )
        )
    }

    /// What the caller may know of a record, which is decoded where how it is filed does not say it.
    func access<R: Record>(to body: FiledContent, as type: R.Type) throws -> Access {
        let access = body.filing.access(for: viewer)
        if R.accessRule == .house, access != .none || !R.namesKnowers {
            assert(
                (try? body.record(R.self))?.access(for: viewer, filing: body.filing) == access,
                "\(R.kind.rawValue) lets other people see it than its filing says"
            )
            return access
        }
        return try body.record(R.self).access(for: viewer, filing: body.filing)
    }
}
