import Vocabulary
import WireCodec

/// A place that its reader can keep but not read, make up or take elsewhere.
///
/// Sealed, since places tell how much there is that the reader may not know of.
protocol SealedPlace: Codable {}

extension SealedPlace {
    /// What the reader gets.
    func sealed(for use: String, with keys: RecordKeys) throws -> Bytes {
        Bytes(
            try Seal.close(
                try Wire.encode(self),
                with: keys.cursors,
                at: Seal.Place("cursor", Array(use.utf8))
            )
        )
    }

    /// The place again; `nil` for anything that was not sealed here for this use.
    init?(_ sealed: Bytes, for use: String, with keys: RecordKeys) {
        let body = try? Seal.open(
            sealed.array,
            with: keys.cursors,
            at: Seal.Place("cursor", Array(use.utf8))
        )
        guard let body, let place = try? Wire.decode(Self.self, from: body) else {
            return nil
        }
        self = place
    }
}

/// A place in a list or a feed.
struct SealedCursor: SealedPlace {
    /// The store's life that the place belongs to; a restored copy has another.
    var incarnation: String
    /// A number: a position, or a time.
    var number: Int64
    /// The record at which a page ended.
    var id: Identifier?

    init(incarnation: String, number: Int64, id: Identifier? = nil) {
        self.incarnation = incarnation
        self.number = number
        self.id = id
    }
}
