import RPC
import ServiceContracts
import Vocabulary
import WireCodec

// Minutes from drawing up to addendum, as changes of the value; each checks what it needs.

extension Minutes {
    /// Whether enough of our officers and the foreign side have signed this edition.
    var isComplete: Bool {
        Set(signatures.map(\.officer)).count >= Self.signersNeeded && foreignSide != nil
    }

    /// Takes an officer's signature on the minutes, or on an addendum.
    mutating func sign(
        _ signature: OfficerSignature,
        addendum number: Int?
    ) throws(ServiceError) {
        guard let number else {
            guard !isComplete else { throw LiaisonRefusal.complete }
            try Self.add(signature, to: &signatures, of: digest)
            return
        }
        guard let place = addenda.firstIndex(where: { $0.number == number }) else {
            throw LiaisonRefusal.noAddendum
        }
        try Self.add(signature, to: &addenda[place].signatures, of: addenda[place].digest)
    }

    /// Takes in the foreign side's signature on this edition.
    mutating func attach(
        _ foreign: ForeignSignature,
        to seen: ContentDigest
    ) throws(ServiceError) {
        guard !isComplete else { throw LiaisonRefusal.complete }
        guard seen == digest else { throw LiaisonRefusal.digestChanged }
        foreignSide = foreign
    }

    private static func add(
        _ signature: OfficerSignature,
        to signatures: inout [OfficerSignature],
        of digest: ContentDigest
    ) throws(ServiceError) {
        guard signature.digest == digest else { throw LiaisonRefusal.digestChanged }
        guard !signatures.contains(where: { $0.officer == signature.officer }) else {
            throw LiaisonRefusal.sameSigner
        }
        signatures.append(signature)
    }
}

extension Handover {
    /// What the minutes of this handover say in an edition.
    func minutesContent(id: HandoverID, number: RegisterNumber, edition: Int) -> MinutesContent {
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
    }

    /// Draws up the minutes, or draws them up anew: then nobody has signed any more.
    ///
    /// They keep their number; `number` is asked for only where they have none.
    mutating func drawUpMinutes(
        id: HandoverID,
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
        let content = minutesContent(id: id, number: number, edition: edition)
        minutes = Minutes(
            number: number,
            edition: edition,
            drawnUpAt: moment,
            digest: try Digests.of(content)
        )
    }

    /// Takes the digest again of what nobody has signed yet, after somebody else was counted.
    mutating func refreshDigest(id: HandoverID) throws {
        guard let minutes, minutes.signatures.isEmpty else { return }
        let content = minutesContent(id: id, number: minutes.number, edition: minutes.edition)
        let digest = try Digests.of(content)
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
