public import RPC
import Storage
public import Vocabulary
import WireCodec

extension ReadingDesk {
    /// What ``sight(of:as:version:asOf:)`` tells of a record that the caller may read, encoded; nothing where
    /// the record is not at hand, another one may stand for it, or it may not be read.
    ///
    /// A record is kept as its bytes, and these are sent as they are once they were seen to be what decoding
    /// and encoding them gives: what an older version of the program has kept goes through both each time.
    public func sightAtHand<R: Record>(
        of id: R.ID,
        as type: R.Type = R.self
    ) throws -> EncodedAnswer<Sight<R>>? {
        let matter = Shelf.Matter.record(Shelf.Place(kind: R.kind, id: id.identifier))
        guard let kept = keptAtHand(of: matter), let row = kept.rows.first else { return nil }
        let survivor: [UInt8]? = try row["merged_into"]
        guard survivor == nil else { return nil }
        let version: Int = try row["version"]
        let state: R.State = try state(row["state"])
        let body = try filedContent(of: R.kind, id.identifier, version: version, in: row)
        switch try access(to: body, as: R.self) {
        case .none: throw ServiceError.noSuchRecord
        case .stub: return nil
        case .content: break
        }
        touch(R.kind, id.identifier, version)
        let spliced = try body.sight(of: id.identifier, state: state.rawValue)
        guard !kept.isSentAsKept else {
            assert(
                (try? Wire.encode(sight(of: id, as: R.self))) ?? spliced == spliced,
                "\(R.kind.rawValue) is not sent as it is kept"
            )
            return EncodedAnswer(spliced)
        }
        let whole = try Wire.encode(try sight(of: id, as: R.self))
        if whole == spliced { keeper.shelf.noteSentAsKept(kept.rows, of: matter) }
        return EncodedAnswer(whole)
    }
}

extension FiledContent {
    /// The bytes of a sight of the record, as far as they are known without decoding it.
    fileprivate func sight(of id: Identifier, state: String) throws(WireError) -> [UInt8] {
        try Wire.written { writer in
            guard let sight = writer.beginMap() else { return }
            writer.write(key: "content")
            if let filed = writer.beginMap() {
                writer.write("id", id)
                writer.write("state", state)
                writer.write("filing", filing)
                writer.write(key: "record")
                writer.write(encoded: content)
                writer.endMap(filed)
            }
            writer.endMap(sight)
        }
    }
}
