import RPC
import WireCodec

/// What became of a bundle's entries: a table, JSON, and a file beside the bundle.
///
/// It holds numbers, methods and rules, never what a message says. A repeated import reads from it
/// only what to call `alreadyThere`; what was done the services know by the keys.
struct BundleResult: Codable, Sendable, Hashable {
    /// The bundle's number.
    var bundle: Identifier
    /// Whether nothing was sent.
    var isDryRun: Bool
    /// Entry by entry.
    var entries: [Line]

    /// What became of an entry.
    enum Outcome: String, Codable, Sendable, Hashable, CaseIterable {
        /// Not sent yet.
        case waiting
        /// Done.
        case done
        /// Done by an earlier import; the service answered its first reply.
        case alreadyThere
        /// Taken down, and waits for a second officer.
        case awaitsApproval
        /// The record was changed meanwhile; nothing was overwritten.
        case conflict
        /// An entry that this one rests on was not done.
        case heldBack
        /// A rule, a right or a state says no.
        case refused
        /// Nobody knows; the next import asks with the same key.
        case mayHaveRun
        /// The service is away.
        case notSent

        /// Whether the record is there.
        var isThere: Bool { self == .done || self == .alreadyThere || self == .awaitsApproval }
    }

    /// One entry.
    struct Line: Codable, Sendable, Hashable {
        /// Its place, from 1.
        var number: Int
        /// The number by which the bundle speaks of its record.
        var provisional: String
        /// The method.
        var method: String
        /// What became of it.
        var outcome: Outcome
        /// The record that it made or changed.
        var record: Identifier?
        /// That record's version afterwards.
        var version: Int?
        /// The entries that it waits for.
        var because: [Int]
        /// The rule that said no.
        var reason: String?
        /// What changed meanwhile, or which fields broke which rules.
        var fields: [FieldViolation]
    }

    /// The result of a bundle of which nothing was sent.
    init(of bundle: OfflineBundle, isDryRun: Bool) {
        self.bundle = bundle.id
        self.isDryRun = isDryRun
        entries = bundle.entries.enumerated().map { index, entry in
            Line(
                number: index + 1,
                provisional: OfflineBundle.name(ofEntry: index + 1),
                method: entry.method,
                outcome: .waiting,
                because: [],
                fields: []
            )
        }
    }

    /// How the command ends: what must be repeated first, then what somebody has to decide.
    var status: ExitStatus {
        let outcomes = Set(entries.map(\.outcome))
        if isDryRun { return .done }
        if outcomes.contains(.mayHaveRun) || outcomes.contains(.notSent) { return .unavailable }
        if outcomes.contains(.conflict) { return .conflict }
        if outcomes.contains(.refused) || outcomes.contains(.heldBack) { return .findings }
        return .done
    }
}
