public import RPC
public import Vocabulary
public import WireCodec

/// Announces that a person will be received, and lets the receiving unit read the person's record.
///
/// Receiving itself is a step of the reception, ✱ and possible alone at night. For the same person
/// and handover the call answers the reception that there is. Carries no identity, so the gateway
/// may call it for an officer who reads the person's record.
public struct OpenReception: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.reception.open",
        .write,
        callers: .receivers.union(.commune).union(.liaisonOfficers),
        via: .gateway
    )

    /// The person.
    public var victim: VictimRef
    /// How the person comes.
    public var manner: Word<ReceptionManner>
    /// The handover that brings the person.
    public var handover: HandoverID?
    /// The case file that the person is linked to.
    public var caseFile: CaseFileID?
    /// The border gate.
    public var gate: Word<BorderGate>?
    /// The province that receives.
    public var province: Word<Province>
    /// When the person arrives or arrived.
    public var arrivesAt: Instant
    /// The unit that receives the person.
    public var receivingUnit: OrgID
    /// What is needed at once.
    public var urgentNeeds: [Word<Entitlement>]
    /// The language of an interpreter, where one is needed.
    public var interpreter: Word<SpokenLanguage>?

    /// Announces a reception.
    public init(
        victim: VictimRef,
        manner: ReceptionManner,
        handover: HandoverID? = nil,
        caseFile: CaseFileID? = nil,
        gate: BorderGate? = nil,
        province: Province,
        arrivesAt: Instant,
        receivingUnit: OrgID,
        urgentNeeds: [Entitlement] = [],
        interpreter: SpokenLanguage? = nil
    ) {
        self.victim = victim
        self.manner = Word(manner)
        self.handover = handover
        self.caseFile = caseFile
        self.gate = gate.map { Word($0) }
        self.province = Word(province)
        self.arrivesAt = arrivesAt
        self.receivingUnit = receivingUnit
        self.urgentNeeds = urgentNeeds.map { Word($0) }
        self.interpreter = interpreter.map { Word($0) }
    }

    /// Where the reception is.
    public struct Response: Codable, Sendable {
        /// What points at it.
        public var reception: ReceptionID
        /// Its version, for the next step.
        public var version: Int

        /// Where the reception is.
        public init(reception: ReceptionID, version: Int) {
            self.reception = reception
            self.version = version
        }
    }
}

/// Takes an announced reception back, as the compensation of announcing it.
///
/// Repeating the call answers the same. Answers `failedPrecondition` once the person was received.
public struct CancelReception: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.reception.cancel",
        .write,
        callers: .receivers.union(.commune).union(.liaisonOfficers),
        via: .gateway
    )

    /// The reception.
    public var reception: ReceptionID
    /// Why: a word, so that the gateway carries no free text.
    public var reason: Word<ReceptionCancellation>

    /// Takes a reception back.
    public init(reception: ReceptionID, reason: ReceptionCancellation) {
        self.reception = reception
        self.reason = Word(reason)
    }

    /// What it changed.
    public struct Response: Codable, Sendable {
        /// The reception's version after it.
        public var version: Int

        /// What it changed.
        public init(version: Int) { self.version = version }
    }
}
