import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// What the mechanism of minutes asks of a kind; everything else about them is the same for each.
protocol Countersigned: MinutedRecord {
    /// The state in which the minutes are drawn up and signed.
    static var signing: State { get }
    /// The state once officers of ours and the foreign side have signed.
    static var signed: State { get }
    /// What is answered where a record does not stand where a method needs it.
    static var wrongState: ServiceError { get }

    /// Whether everybody on the manifest has been counted, whatever became of them.
    var isCounted: Bool { get }

    /// The digest of what the minutes say in an edition.
    func minutesDigest(
        id: RecordID<Self>,
        number: RegisterNumber,
        edition: Int
    ) throws -> ContentDigest

    /// Answers with what stands now.
    static func answer(_ filed: Filed<Self>) -> MinutesAnswer
}

extension Countersigned {
    /// Draws up the minutes, or draws them up anew: then nobody has signed any more.
    ///
    /// They keep their number; `number` is asked for only where they have none.
    mutating func drawUpMinutes(
        id: RecordID<Self>,
        at moment: Instant,
        reason: FreeText?,
        number: () throws -> RegisterNumber
    ) throws {
        guard isCounted else { throw LiaisonRefusal.uncounted }
        if let minutes {
            guard !minutes.isComplete else { throw LiaisonRefusal.complete }
            guard reason?.disclosed.isEmpty == false else { throw LiaisonRefusal.reasonMissing }
        }
        let number = try minutes?.number ?? number()
        let edition = (minutes?.edition ?? 0) + 1
        minutes = Minutes(
            number: number,
            edition: edition,
            drawnUpAt: moment,
            digest: try minutesDigest(id: id, number: number, edition: edition)
        )
    }

    /// Takes the digest again of what nobody has signed yet, after somebody else was counted.
    mutating func refreshDigest(id: RecordID<Self>) throws {
        guard let minutes, minutes.signatures.isEmpty else { return }
        let digest = try minutesDigest(id: id, number: minutes.number, edition: minutes.edition)
        guard digest != minutes.digest else { return }
        self.minutes?.digest = digest
        // A scan of what was counted before is no signature on what is counted now.
        self.minutes?.foreignSide = nil
    }

    /// Writes an addendum to complete minutes.
    mutating func addAddendum(_ text: FreeText, at moment: Instant) throws {
        guard let minutes else { throw LiaisonRefusal.noMinutes }
        guard minutes.isComplete else { throw LiaisonRefusal.notComplete }
        let number = minutes.addenda.count + 1
        let digest = try Digests.ofAddendum(number: number, text: text, minutes: minutes.digest)
        self.minutes?.addenda.append(
            Addendum(number: number, text: text, writtenAt: moment, digest: digest)
        )
    }
}

// MARK: - The kinds

extension Handover: Countersigned {
    static var signing: State { .arrived }
    static var signed: State { .minutesSigned }
    static var wrongState: ServiceError { LiaisonRefusal.handoverState }

    func minutesDigest(
        id: HandoverID,
        number: RegisterNumber,
        edition: Int
    ) throws -> ContentDigest {
        try Digests.of(
            MinutesContent(
                handover: id,
                number: number,
                edition: edition,
                partner: partner,
                gate: gate,
                people: manifest.map { entry in
                    MinutesContent.Line(
                        position: entry.position,
                        person: entry.person,
                        announced: entry.announced,
                        arrival: entry.arrival ?? (entry.isExpected ? nil : Word(.declined)),
                        arrivedAt: entry.arrivedAt
                    )
                }
            )
        )
    }

    static func answer(_ filed: Filed<Handover>) -> HandoverAnswer { HandoverAnswer(filed) }
}

extension BorderTransfer: Countersigned {
    static var signing: State { .handedOver }
    static var signed: State { .minutesSigned }
    static var wrongState: ServiceError { LiaisonRefusal.transferState }

    var isCounted: Bool { people.allSatisfy { $0.outcome != nil } }

    func minutesDigest(
        id: BorderTransferID,
        number: RegisterNumber,
        edition: Int
    ) throws -> ContentDigest {
        try Digests.of(
            TransferMinutesContent(
                transfer: id,
                number: number,
                edition: edition,
                subject: subject,
                direction: direction,
                partner: partner,
                people: people
            )
        )
    }

    static func answer(_ filed: Filed<BorderTransfer>) -> Filed<BorderTransfer> { filed }
}
