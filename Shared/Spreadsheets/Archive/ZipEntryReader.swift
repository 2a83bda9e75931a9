import CZlib

/// Inflates an entry piece by piece, and stops where it becomes more than it may.
final class ZipEntryReader {
    private static let pieceBytes = 64 << 10

    private let archive: ZipArchive
    private let entry: ZipArchive.Entry
    private var place: Int
    private let end: Int
    // zlib keeps the address of its state, so that the state may not move.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var isInflating = false
    private var isAtEnd = false
    private var produced = 0
    private var checksum = crc32(0, nil, 0)

    init(
        of archive: ZipArchive,
        _ entry: ZipArchive.Entry,
        at start: Int
    ) throws(SpreadsheetError) {
        self.archive = archive
        self.entry = entry
        place = start
        end = start + entry.compressed
        stream.initialize(to: z_stream())
        switch entry.method {
        case 0: break
        case 8:
            let size = Int32(MemoryLayout<z_stream>.size)
            guard inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, size) == Z_OK else {
                throw .unsupported
            }
            isInflating = true
        default: throw .unsupported
        }
    }

    deinit {
        if isInflating { inflateEnd(stream) }
        stream.deallocate()
    }

    /// How much the directory says that it becomes.
    var claimed: Int { entry.inflated }

    /// The next piece; an empty one at the end, once the checksum was found right.
    func next() throws(SpreadsheetError) -> [UInt8] {
        guard !isAtEnd else { return [] }
        let piece = isInflating ? try inflatePiece() : copyPiece()
        guard !piece.isEmpty else {
            isAtEnd = true
            guard checksum == entry.checksum, produced == entry.inflated else { throw .damaged }
            return []
        }
        produced += piece.count
        checksum = crc32(checksum, piece, UInt32(piece.count))
        try archive.count(piece.count)
        let limits = archive.limits
        if produced > limits.freeOfRatioBytes, produced / limits.ratio > entry.compressed {
            throw .inflatesTooMuch
        }
        return piece
    }

    private func copyPiece() -> [UInt8] {
        let piece = Array(archive.bytes[place..<end].prefix(Self.pieceBytes))
        place += piece.count
        return piece
    }

    private func inflatePiece() throws(SpreadsheetError) -> [UInt8] {
        var status = Z_OK
        let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { output, count in
            archive.bytes.withUnsafeBufferPointer { input in
                // zlib never writes to its input; the type only says that it could.
                stream.pointee.next_in = UnsafeMutablePointer(
                    mutating: input.baseAddress?.advanced(by: place)
                )
                stream.pointee.avail_in = UInt32(end - place)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                status = inflate(stream, Z_NO_FLUSH)
                place = end - Int(stream.pointee.avail_in)
                count = output.count - Int(stream.pointee.avail_out)
            }
        }
        switch status {
        case Z_STREAM_END: return piece
        case Z_OK where !piece.isEmpty: return piece
        // Wrong bytes, or no progress: they end before what they hold does.
        default: throw .damaged
        }
    }
}
