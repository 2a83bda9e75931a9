public import RPC
public import Vocabulary

/// Notes the certificate of return that somebody was given at the border, which stops its clock.
///
/// A certificate that was lost and issued again takes the place of the one before; history keeps that.
/// Answers `failedPrecondition` (`reception.notAtBorder`) for somebody who was not brought back from abroad, or
/// has not been received yet.
public struct CertifyReturn: ServiceRequest {
    public typealias Service = VictimSupport

    public static let method = MethodDescriptor(
        "victims.reception.certifyReturn",
        .write,
        callers: .gateOfficers
    )

    /// The reception.
    public var reception: ReceptionID
    /// The version that the caller saw.
    public var seen: Int
    /// The number of the certificate; 1 to 200 bytes, identity-class.
    public var number: FreeText
    /// When it was issued; now where missing.
    public var occurred: Occurrence?

    /// Notes a certificate of return.
    public init(
        reception: ReceptionID,
        seen: Int,
        number: FreeText,
        occurred: Occurrence? = nil
    ) {
        self.reception = reception
        self.seen = seen
        self.number = number
        self.occurred = occurred
    }

    /// What it changed.
    public struct Response: Codable, Sendable {
        /// The reception.
        public var reception: ReceptionID
        /// Its version after it.
        public var version: Int

        /// What it changed.
        public init(reception: ReceptionID, version: Int) {
            self.reception = reception
            self.version = version
        }
    }
}
