import Audit
import RPC
import Records
import ServiceContracts
import ServiceKit
import Storage
import Vocabulary
import WireCodec

// Suspects who were screened by a version that asked about no guardians: whoever fitted one of them, and
// speaks for a minor, is asked about without waiting for the suspect's next screening.

extension VictimSupportService {
    /// Asks about everybody who is due, beside the calls; goes on where it was interrupted, be it at the
    /// next start.
    func askEarlierGuardians() async {
        do {
            while try await askSomeEarlierGuardians() { try Task.checkCancellation() }
        } catch {
            guard !Task.isCancelled else { return }
            log.warning("guardians who fit earlier screenings are not all asked about yet")
        }
    }

    /// Asks about the next of them in one transaction; answers whether there were any.
    func askSomeEarlierGuardians() async throws -> Bool {
        let due = try await keeper.store.read { try Guarding.due(in: $0) }
        guard !due.isEmpty else { return false }
        let context = CallContext.ofItself(TellScreening.method, identity)
        _ = try await keeper.write(context) { desk in
            for person in due {
                for asked in try Telling.asked(about: [person], at: desk) {
                    try Guarding.ask(asked, about: [person], at: desk)
                }
                try Guarding.markAsked(person, in: desk.transaction)
            }
            return Telling.Nothing()
        }
        return true
    }
}

extension Guarding {
    /// People whom one transaction asks about: each may have several guardianships.
    private static let dueAtOnce = 50

    /// People who fit a suspect and are still to be asked about as guardians.
    static func due(in snapshot: ReadTransaction) throws -> [VictimRef] {
        try snapshot.rows(
            "SELECT victim FROM guardians_due ORDER BY victim LIMIT $1",
            dueAtOnce
        ).compactMap { row in
            Identifier(bytes: try row["victim"] as [UInt8]).map { VictimRef($0) }
        }
    }

    fileprivate static func markAsked(
        _ person: VictimRef,
        in transaction: WriteTransaction
    ) throws {
        try transaction.execute(
            "DELETE FROM guardians_due WHERE victim = $1",
            person.identifier.bytes
        )
    }
}
