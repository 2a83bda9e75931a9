import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary

/// The highest level of secrecy that a deployment may keep; what is above it is refused.
struct SecrecyLimit: Sendable {
    /// The key of the configuration.
    static let setting = Setting(
        "service.highestSecrecy",
        .word(Secrecy.allCases.map(\.rawValue)),
        default: .text(Secrecy.unclassified.rawValue),
        "The highest level of state secrets that this deployment is allowed to keep."
    )

    private let highest: Secrecy

    /// The limit of a configuration; no secrets unless it says otherwise.
    init(_ settings: ServiceSettings) {
        highest = settings.text(Self.setting.name).flatMap(Secrecy.init(rawValue:)) ?? .unclassified
    }

    /// Refuses a level above the deployment's, and a word that this version does not know.
    func check(_ level: Word<Secrecy>?, _ field: String) throws(ServiceError) {
        guard let level else { return }
        guard let known = level.known else {
            throw LiaisonRefusal.invalid(field, "vocabulary.unrecognized")
        }
        guard known.rank <= highest.rank else { throw LiaisonRefusal.secrecyAbove(field) }
    }

    /// The same for a plain kind, whenever one is filed or brought up to date.
    func entry<R: Record>(
        _ level: @escaping @Sendable (R) -> Word<Secrecy>?,
        _ next: StepHooks<R>.Entry? = nil
    ) -> StepHooks<R>.Entry {
        { entry, desk in
            try check(level(entry.record), "record.secrecy")
            try next?(&entry, desk)
        }
    }
}

extension Secrecy {
    /// How high a level stands.
    fileprivate var rank: Int {
        switch self {
        case .unclassified: 0
        case .secret: 1
        case .topSecret: 2
        case .mostSecret: 3
        }
    }
}
