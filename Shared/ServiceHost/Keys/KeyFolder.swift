import Audit
import Crypto
import Foundation
public import ServiceKit

/// The folder of a service's own keys, one file of 32 secret bytes each, readable by it alone.
///
/// `wrapping.key` (AES-256), `digest.key` and `index.key` (HMAC-SHA256), `checkpoint.key` (Ed25519).
/// They are never in the data folder: a backup of the data is worthless without them, and destroying
/// a person's key would be worthless if the data's backup held it.
public struct KeyFolder {
    private let path: String

    /// The folder at a path.
    public init(_ path: String) {
        self.path = path
    }

    /// Reads the keys, and refuses files that others may read; makes absent ones if `creating`.
    public func load(creating: Bool) throws -> ServiceKeys {
        if creating { try makeFolder() }
        let wrapping = try secret("wrapping.key", creating)
        let digest = try secret("digest.key", creating)
        let index = try secret("index.key", creating)
        return ServiceKeys(
            wrapping: SymmetricKey(data: wrapping.bytes),
            digest: SymmetricKey(data: digest.bytes),
            index: SymmetricKey(data: index.bytes),
            checkpoint: try CheckpointSigner(secret("checkpoint.key", creating))
        )
    }

    private func secret(_ name: String, _ creating: Bool) throws -> SymmetricKeyBytes {
        let file = "\(path)/\(name)"
        guard creating || FileManager.default.fileExists(atPath: file) else {
            throw StartError(
                "The key \(file) is missing: restore it from the keys' backup, or set keys.create "
                    + "to true for the first start of a new service."
            )
        }
        do {
            if creating { return try SecretFile.loadOrCreate(file) }
            return try SecretFile.load(file)
        } catch {
            guard case .keyFile(let path, let reason) = error else { throw error }
            throw StartError("The key \(path) cannot be used: \(reason).")
        }
    }

    private func makeFolder() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw StartError("The folder \(path) cannot be made: check its owner and mode.")
        }
    }
}
