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
