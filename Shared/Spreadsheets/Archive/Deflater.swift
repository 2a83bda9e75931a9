import CZlib

/// Deflates what it is given, piece by piece, and keeps the compressed bytes.
final class Deflater {
    private static let pieceBytes = 64 << 10

    // zlib keeps the address of its state, so that the state may not move.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private(set) var bytes: [UInt8] = []
    private(set) var checksum = crc32(0, nil, 0)
    private(set) var taken = 0

    init() {
        stream.initialize(to: z_stream())
        let status = deflateInit2_(
            stream,
            Z_DEFAULT_COMPRESSION,
            Z_DEFLATED,
            -MAX_WBITS,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        precondition(status == Z_OK, "zlib takes its own constants")
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    func append(_ piece: [UInt8]) {
        checksum = crc32(checksum, piece, UInt32(piece.count))
        taken += piece.count
        run(piece, Z_NO_FLUSH)
    }

    func finish() { run([], Z_FINISH) }

    private func run(_ piece: [UInt8], _ flush: Int32) {
        piece.withUnsafeBufferPointer { input in
            // zlib never writes to its input; the type only says that it could.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(input.count)
            var isFull = true
            while isFull {
                let produced = [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) {
                    output,
                    count in
                    stream.pointee.next_out = output.baseAddress
                    stream.pointee.avail_out = UInt32(output.count)
                    deflate(stream, flush)
                    count = output.count - Int(stream.pointee.avail_out)
                }
                isFull = produced.count == Self.pieceBytes
                bytes += produced
            }
        }
    }
}
