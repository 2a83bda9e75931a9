import RPC
import WireCodec

/// What an officer did without a connection: keyed calls in the order in which they were recorded.
///
/// This is the content that the maker signs. It names its one importer, the maker: replies to keyed
/// calls are kept per caller, so that a bundle that two officers could import would be done twice.
struct OfflineBundle: Codable, Sendable, Hashable {
    /// The bundle's own number, in its report too.
    var id: Identifier
    /// Whose certificate signs it, and who alone imports it.
    var maker: String
    /// When it was begun; once replies are no longer kept it cannot be imported.
    var begunAt: Instant
    /// When it was last signed.
    var sealedAt: Instant
    /// The digest of the public key that it is sealed for, so that nobody seals it anew for another.
    var recipient: Bytes
    /// What was done, in order.
    var entries: [BundleEntry]

    /// Half a working day's records of a mass reception, many times over.
    static let mostEntries = 500
    /// Bytes of a bundle's file: ``mostEntries`` reports with long texts.
    static let mostBytes = 16 << 20

    /// The limits of its content; a message inside has those of the wire.
    static let limits = WireLimits(bytes: mostBytes)
}

/// One keyed call of a bundle.
struct BundleEntry: Codable, Sendable, Hashable {
    /// The method's wire name.
    var method: String
    /// The encoded request, with provisional references where entries before it are meant.
    var message: Bytes
    /// The idempotency key, minted when the entry was recorded and kept with it.
    var key: Bytes
    /// When it was recorded.
    var recordedAt: Instant
    /// Stands in later messages for the record that this call will make: random, known to nobody else.
    var standIn: Identifier
}

extension OfflineBundle {
    /// Refuses what is older than replies are kept: what was done could no longer be told.
    func checkAge(at now: Instant) throws(BundleError) {
        let end = begunAt.advanced(by: .seconds(IdempotencyKey.daysKept * 86_400))
        guard now < end else { throw .tooOld }
    }

    /// What one types for the record that an entry will make: `P-3` for the third.
    static func name(ofEntry number: Int) -> String { "P-\(number)" }

    /// The entry that a provisional number names, `P-3`; missing where the text is none.
    static func entry(named text: some StringProtocol) -> Int? {
        guard text.hasPrefix("P-"), let number = Int(text.dropFirst(2)), number > 0,
            "\(number)" == text.dropFirst(2)
        else { return nil }
        return number
    }
}
