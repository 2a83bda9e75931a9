public import Vocabulary
public import WireCodec

/// How a succession stands in one service.
public struct SuccessionReport: Codable, Sendable, Hashable {
    /// Who follows whom, from when.
    public var succession: Succession
    /// The order or decision that it rests on.
    public var legalBasis: LegalBasis?
    /// What has been moved so far.
    public var moved: SuccessionFigures
    /// When it was begun.
    public var begunAt: Instant
    /// Who began it.
    public var begunBy: String
    /// When the last record was moved; missing while it goes on.
    public var finishedAt: Instant?

    /// How a succession stands.
    public init(
        succession: Succession,
        legalBasis: LegalBasis?,
        moved: SuccessionFigures,
        begunAt: Instant,
        begunBy: String,
        finishedAt: Instant?
    ) {
        self.succession = succession
        self.legalBasis = legalBasis
        self.moved = moved
        self.begunAt = begunAt
        self.begunBy = begunBy
        self.finishedAt = finishedAt
    }
}

/// How many records, clocks and approvals a succession moves.
public struct SuccessionFigures: Codable, Sendable, Hashable {
    /// Open records.
    public var records: Int
    /// Closed records, which stay and can be read.
    public var closed: Int
    /// Running clocks.
    public var clocks: Int
    /// Waiting approvals and ratifications.
    public var approvals: Int

    /// Figures.
    public init(records: Int, closed: Int, clocks: Int, approvals: Int) {
        self.records = records
        self.closed = closed
        self.clocks = clocks
        self.approvals = approvals
    }
}
