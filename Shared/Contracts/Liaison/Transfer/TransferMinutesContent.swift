public import Vocabulary

/// What the minutes of a transfer say, in the order and form over which their digest is taken.
///
/// The digest is the SHA-256 of the text `homeward/transfer-minutes/1`, a zero byte, and this value as
/// the wire encodes it, so that a signer's own program can check what it signs.
public struct TransferMinutesContent: Codable, Hashable, Sendable {
    /// The transfer.
    public var transfer: BorderTransferID
    /// The number of the minutes.
    public var number: RegisterNumber
    /// The edition.
    public var edition: Int
    /// Who was handed over.
    public var subject: Word<TransferSubject>
    /// By whom.
    public var direction: Word<TransferDirection>
    /// The partner.
    public var partner: Word<Country>
    /// The people in the manifest's order, and what became of each.
    public var people: [TransferEntry]

    /// What the minutes of a transfer say.
    public init(
        transfer: BorderTransferID,
        number: RegisterNumber,
        edition: Int,
        subject: Word<TransferSubject>,
        direction: Word<TransferDirection>,
        partner: Word<Country>,
        people: [TransferEntry]
    ) {
        self.transfer = transfer
        self.number = number
        self.edition = edition
        self.subject = subject
        self.direction = direction
        self.partner = partner
        self.people = people
    }
}
