import Vocabulary
public import WireCodec

// The question that is asked most, of records that mostly are at hand: answering costs little more than
// decoding it through `Codable` did.

extension FetchRecord: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("id", id)
        map.writeIfPresent("version", version)
        map.writeIfPresent("asOf", asOf)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(
            id: try map.read("id"),
            version: try map.readIfPresent("version"),
            asOf: try map.readIfPresent("asOf")
        )
    }
}
