import RPC

/// Why a bundle cannot be used: nothing of it was sent.
enum BundleError: Error, Hashable {
    /// The file is no bundle, or was cut off.
    case notABundle
    /// The file has another version of the format.
    case otherVersion(Int)
    /// More bytes or entries than a bundle may have.
    case tooLarge
    /// It is sealed for another key.
    case sealedForAnother
    /// What the seal closes was altered.
    case damaged
    /// The signature is not of this content and this certificate.
    case badSignature
    /// The signer's certificate was not good when it signed: another authority, ended, or not an officer's.
    case untrustedSigner
    /// Somebody else made it.
    case madeByAnother(String)
    /// It says that it was signed in the future, or before it was begun.
    case wrongTime
    /// It was begun longer ago than replies are kept.
    case tooOld
    /// An entry is not what this program would have recorded.
    case badEntry(Int)
    /// The officer's key is of a kind that signs and opens no bundle.
    case unsuitableKey

    /// The sentence for people, and the exit status.
    var failure: Failure {
        switch self {
        case .notABundle: Failure(BundlePhrase.notABundle(), status: .findings)
        case .otherVersion(let number):
            Failure(BundlePhrase.otherVersion("\(number)"), status: .unimplemented)
        case .tooLarge: Failure(BundlePhrase.tooLarge(), status: .resourceExhausted)
        case .sealedForAnother:
            Failure(
                BundlePhrase.sealedForAnother(),
                next: [BundlePhrase.sealedForAnotherNext()],
                status: .permissionDenied
            )
        case .damaged: Failure(BundlePhrase.damaged(), status: .findings)
        case .badSignature: Failure(BundlePhrase.badSignature(), status: .findings)
        case .untrustedSigner: Failure(BundlePhrase.untrustedSigner(), status: .unauthenticated)
        case .madeByAnother(let name):
            Failure(
                BundlePhrase.madeByAnother(name),
                next: [BundlePhrase.madeByAnotherNext()],
                status: .permissionDenied
            )
        case .wrongTime: Failure(BundlePhrase.wrongTime(), status: .findings)
        case .tooOld:
            Failure(
                BundlePhrase.tooOld("\(IdempotencyKey.daysKept)"),
                next: [BundlePhrase.tooOldNext()],
                status: .failedPrecondition
            )
        case .badEntry(let number):
            Failure(BundlePhrase.badEntry("\(number)"), status: .findings)
        case .unsuitableKey: Failure(BundlePhrase.unsuitableKey())
        }
    }
}
