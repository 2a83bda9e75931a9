public import RPC
public import ServiceContracts
internal import Synchronization
public import Vocabulary
import WireCodec

/// Every write that a service acknowledged, and those of which nobody knows.
public final class Ledger: Sendable {
    /// How many acknowledged writes are kept with their request, to be sent again at the end.
    ///
    /// A request may be large; this many prove that stored replies are answered.
    public static let maximumRepetitions = 500

    /// A record that a write made.
    struct Entry: Sendable {
        /// The service's contract name.
        let service: String
        /// The method that made it.
        let method: String
        /// The record's kind.
        let kind: String
        /// The record.
        let id: Identifier
        /// Asks for the record; whether it is there.
        let isThere: @Sendable (Callers) async throws -> Bool
        /// Sends the same write under the same key again; the record that is answered.
        let again: (@Sendable (Callers) async throws -> Identifier)?
    }

    /// A write that may have run.
    struct Doubt: Sendable {
        /// The method.
        let method: String
        /// Sends it again under its key, which settles it.
        let settle: @Sendable (Callers) async throws -> Entry
    }

    private let state = Mutex<(entries: [Entry], doubts: [Doubt])>(([], []))

    /// An empty ledger.
    public init() {}

    /// How many writes were acknowledged.
    public var count: Int { state.withLock { $0.entries.count } }

    /// Everything entered.
    var contents: (entries: [Entry], doubts: [Doubt]) { state.withLock { $0 } }

    func enter(
        service: String,
        method: String,
        kind: String,
        id: Identifier,
        isThere: @escaping @Sendable (Callers) async throws -> Bool,
        again: @escaping @Sendable (Callers) async throws -> Identifier
    ) {
        state.withLock { state in
            let isKept = state.entries.count < Self.maximumRepetitions
            state.entries.append(
                Entry(
                    service: service,
                    method: method,
                    kind: kind,
                    id: id,
                    isThere: isThere,
                    again: isKept ? again : nil
                )
            )
        }
    }

    func doubt(_ doubt: Doubt) {
        state.withLock { $0.doubts.append(doubt) }
    }
}

extension Performance {
    /// Makes a write that files a record, and enters it into the ledger.
    ///
    /// - Parameters:
    ///   - request: the write.
    ///   - kind: the kind of record that it files.
    ///   - officer: who writes, and reads it back at the end.
    ///   - purpose: why the record is read back, where its readers must say.
    ///   - id: the record, out of the answer.
    /// - Returns: the answer.
    /// - Throws: ``CallFailed``, already recorded; a write that may have run is entered as a doubt.
    @discardableResult
    public mutating func file<Request: ServiceRequest, R: ServedRecord>(
        _ request: Request,
        _ kind: R.Type,
        as officer: String,
        purpose: StatedPurpose? = nil,
        id: @escaping @Sendable (Request.Response) -> R.ID
    ) async throws -> Request.Response
    where R.Service == Request.Service {
        let key = key(calls)
        let again = { @Sendable (callers: Callers) async throws -> Identifier in
            let client = try callers.client(Request.Service.self, as: officer)
            return id(try await client.call(request, within: .seconds(30), key: key)).identifier
        }
        let isThere = { @Sendable (callers: Callers, id: R.ID) async throws -> Bool in
            let client = try callers.client(R.Service.self, as: officer)
            let answer = try await client.call(
                FetchRecord<R>(id: id),
                within: .seconds(30),
                purpose: purpose
            )
            return answer.content?.id == id
        }
        do {
            let answer = try await call(request, as: officer, key: key)
            let made = id(answer)
            stage.ledger.enter(
                service: R.Service.name,
                method: Request.method.name,
                kind: R.kind.rawValue,
                id: made.identifier,
                isThere: { try await isThere($0, made) },
                again: again
            )
            return answer
        } catch let failure as CallFailed {
            if failure.outcome.outcomeClass == .mayHaveRun {
                stage.ledger.doubt(
                    Ledger.Doubt(method: Request.method.name) { callers in
                        let identifier = try await again(callers)
                        return Ledger.Entry(
                            service: R.Service.name,
                            method: Request.method.name,
                            kind: R.kind.rawValue,
                            id: identifier,
                            isThere: { try await isThere($0, R.ID(identifier)) },
                            again: nil
                        )
                    }
                )
            }
            throw failure
        }
    }
}
