import Audit
import RPC
import Records
import Storage
import WireCodec

/// Signs the service's audit trail each minute and hands the checkpoint to its neighbours, and with it
/// the list of whom the service erased.
///
/// A neighbour that is away gets the newest checkpoint when it is back; a minute's checkpoint that
/// nobody kept is no loss, since the next one covers it.
public struct WitnessExchange<Service: Microservice>: Sendable {
    /// How often a checkpoint is signed and handed out.
    public static var interval: Duration { .seconds(60) }
    /// How often a restored service asks whom it must forget: nothing of it is shown before.
    public static var recallInterval: Duration { .seconds(2) }

    private let audit: AuditedStore?
    private let records: RecordKeeper?
    private let erasures: ErasureExchange<Service.Contract>?
    private let environment: ServiceEnvironment

    /// The exchange of a service.
    public init(_ service: Service, in environment: ServiceEnvironment) {
        audit = service.audit
        records = service.records
        erasures = service.records.map { ErasureExchange(of: $0, in: environment) }
        self.environment = environment
    }

    /// Exchanges until cancelled; erasures at once, since a restored store waits for them.
    public func run(on clock: any Clock<Duration> = ContinuousClock()) async {
        await exchangeErasures()
        while !Task.isCancelled {
            let isWaiting = records?.awaitsRecall ?? false
            try? await clock.sleep(for: isWaiting ? Self.recallInterval : Self.interval)
            guard !Task.isCancelled else { return }
            do {
                try await exchange()
            } catch {
                environment.log.warning("the audit trail could not be signed")
            }
            await exchangeErasures()
        }
    }

    /// Tells every neighbour whom the service erased, and hears from it whom it forgot.
    public func exchangeErasures() async {
        guard let erasures else { return }
        for name in environment.neighbours.names {
            do {
                try await erasures.exchange(with: name)
            } catch let error as ServiceError where error.code == .unimplemented {
                // An older service keeps no erasures yet.
            } catch {
                environment.log.info("a neighbour did not take the list of erasures")
            }
        }
    }

    /// Signs once, and offers the checkpoint to every neighbour.
    public func exchange() async throws {
        guard let audit else { return }
        let signer = environment.keys.checkpoint
        let now = environment.now
        let checkpoint = try await audit.store.write { transaction in
            try audit.trail.sign(at: now(), by: signer, in: transaction)
        }
        for name in environment.neighbours.names {
            do {
                try await offer(checkpoint, to: name, audit)
            } catch let error as ServiceError where error.code == .unimplemented {
                // A service without records keeps no checkpoints.
            } catch {
                environment.log.info("a neighbour did not take the checkpoint")
            }
        }
    }

    private func offer(
        _ checkpoint: Checkpoint,
        to name: String,
        _ audit: AuditedStore
    ) async throws {
        var offer = KeepCheckpoint<Service.Contract>(
            checkpoint: checkpoint,
            key: Bytes(environment.keys.checkpoint.publicKey.bytes)
        )
        var verdict = try await send(offer, to: name)
        if verdict.word == CheckpointVerdict.proofNeeded, let from = verdict.from {
            offer.proof = try await audit.store.read { snapshot in
                try audit.trail.consistencyProof(from: from, to: checkpoint.size, in: snapshot)
            }
            verdict = try await send(offer, to: name)
        }
        guard verdict.word != CheckpointVerdict.contradicts else {
            environment.log.critical("a neighbour says that our audit trail contradicts itself")
            return
        }
    }

    /// Calls by name, since the neighbour's contract is not known here.
    private func send(
        _ offer: KeepCheckpoint<Service.Contract>,
        to name: String
    ) async throws -> CheckpointVerdict {
        let head = CallHead(
            method: "\(name).\(BuiltinMethod.keepCheckpoint.rawValue)",
            key: IdempotencyKey.random().bytes
        )
        let call = OutgoingCall(
            head: head,
            message: try Wire.encode(offer),
            deadline: .after(CallDefaults.deadline)
        )
        let answer = try await environment.neighbours.transport(to: name).call(call)
        return try Wire.decode(CheckpointVerdict.self, from: answer)
    }
}
