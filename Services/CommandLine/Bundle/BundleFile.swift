import Crypto
import Foundation
import Glibc
import WireCodec

/// A bundle's file on this machine, and its result beside it; readable by their owner alone.
struct BundleFile: Sendable {
    /// Where it is.
    let url: URL
    /// Whose certificate signs and opens it.
    let signer: BundleSigner
    /// Keys of earlier certificates of the same officer.
    var earlierKeys: [P256.Signing.PrivateKey] = []

    /// What became of its entries.
    var resultFile: URL { url.appendingPathExtension("result.json") }

    /// Begins a bundle; a file that is there stays as it is.
    func create(at now: Instant) throws -> OfflineBundle {
        let bundle = OfflineBundle(
            id: .random(),
            maker: signer.identity,
            begunAt: now,
            sealedAt: now,
            recipient: BundleSigner.digest(of: signer.key.publicKey),
            entries: []
        )
        try PrivateFile.writeNew(try BundleSeal.close(bundle, by: signer), to: url.path)
        return bundle
    }

    /// Reads it; no more than a bundle may have is ever taken into memory.
    func open(at now: Instant) async throws -> OfflineBundle {
        guard let handle = try? FileHandle(forReadingFrom: url),
            let data = try? handle.read(upToCount: OfflineBundle.mostBytes + 1)
        else { throw Failure(BundlePhrase.unreadable(url.path), status: .usage) }
        do {
            return try await BundleSeal.open(
                Array(data),
                by: signer,
                keys: earlierKeys,
                now: now
            )
        } catch {
            throw error.failure
        }
    }

    /// Adds an entry; whoever else adds to the same file at the same time waits.
    func add(_ call: OfflineCall, at now: Instant) async throws -> OfflineBundle {
        let lock = try lock()
        defer { close(lock) }
        var bundle = try await open(at: now)
        do { try bundle.checkAge(at: now) } catch { throw error.failure }
        bundle.entries.append(try await call.entry(in: bundle, at: now))
        // A clock that was put back does not make a bundle that ends before it begins.
        bundle.sealedAt = max(now, bundle.sealedAt)
        bundle.recipient = BundleSigner.digest(of: signer.key.publicKey)
        do {
            try PrivateFile.write(try BundleSeal.close(bundle, by: signer), to: url)
        } catch let error as BundleError {
            throw error.failure
        }
        return bundle
    }

    /// What an earlier import left; missing where there was none.
    func result(of bundle: OfflineBundle) throws -> BundleResult? {
        guard FileManager.default.fileExists(atPath: resultFile.path) else { return nil }
        guard let handle = try? FileHandle(forReadingFrom: resultFile),
            let data = try? handle.read(upToCount: OfflineBundle.mostBytes),
            let result = try? JSONDecoder().decode(BundleResult.self, from: data),
            result.bundle == bundle.id
        else { throw Failure(BundlePhrase.otherResult(resultFile.path), status: .usage) }
        return result
    }

    /// Keeps a result.
    func save(_ result: BundleResult) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try PrivateFile.write(Array(try encoder.encode(result)), to: resultFile)
    }

    /// Locks the file that bears the name now: a writer replaces it, and with it what was locked.
    private func lock() throws -> Int32 {
        while true {
            let descriptor = Glibc.open(url.path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw Failure(BundlePhrase.unreadable(url.path), status: .usage)
            }
            var held = stat()
            var named = stat()
            guard flock(descriptor, LOCK_EX) == 0, fstat(descriptor, &held) == 0,
                stat(url.path, &named) == 0
            else {
                close(descriptor)
                throw Failure(BundlePhrase.unreadable(url.path), status: .usage)
            }
            if held.st_ino == named.st_ino, held.st_dev == named.st_dev { return descriptor }
            close(descriptor)
        }
    }
}

extension BundleSigner {
    /// The certificate of whoever acts.
    init(layout: WorldLayout, actor wished: String?) throws {
        let settings = try ClientSettings(reading: layout.clientSettings)
        let name = wished ?? settings.actsAs
        guard let actor = settings.officer(named: name) else {
            throw Failure(SessionPhrase.unknownOfficer(name), status: .usage)
        }
        // The same checks as for a connection, and the same words where one fails.
        _ = try Session.credentials(of: actor, settings, beside: layout.clientSettings)
        func text(_ path: String) throws -> String {
            let folder = layout.clientSettings.deletingLastPathComponent()
            return try String(
                contentsOf: URL(fileURLWithPath: path, relativeTo: folder),
                encoding: .utf8
            )
        }
        do {
            try self.init(
                certificatePEM: text(actor.certificate),
                keyPEM: text(actor.key),
                anchorsPEM: text(settings.anchors)
            )
        } catch let error as BundleError {
            throw error.failure
        }
    }
}
