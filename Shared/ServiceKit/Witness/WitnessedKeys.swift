import Audit
import Foundation
import RPC
import Synchronization
import WireCodec

/// The checkpoint keys of other services, pinned at first sight to the identity that showed them.
///
/// The first key comes over mutual TLS from the service itself, so the authority vouches for it; from
/// then on another key under that name is refused, whoever shows it. Kept in a file beside the store:
/// a line for each service with its name, its identity and its key.
final class WitnessedKeys: Sendable {
    /// The key that a service was first seen with.
    private struct Pin {
        var identity: String
        var key: [UInt8]
    }

    private let path: String
    private let pins: Mutex<[AuditWord: Pin]>

    /// Reads the file, if it is there.
    init(at path: String) throws {
        self.path = path
        var pins: [AuditWord: Pin] = [:]
        let text =
            FileManager.default.fileExists(atPath: path)
            ? try String(contentsOfFile: path, encoding: .utf8) : ""
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 3, let service = AuditWord(vouchedFor: parts[0]),
                let key = Bytes(base64: parts[2])
            else { throw WitnessedKeysError(path: path) }
            pins[service] = Pin(identity: parts[1], key: key.array)
        }
        self.pins = Mutex(pins)
    }

    /// The key of a service, pinned now if this is the first sight of it.
    ///
    /// - Throws: a refusal when the service was pinned to another identity or key.
    func key(
        of service: AuditWord,
        shownBy identity: String,
        _ shown: Bytes
    ) throws -> CheckpointKey {
        guard let key = CheckpointKey(shown.array) else { throw Self.otherKey }
        try pins.withLock { pins in
            if let pin = pins[service] {
                guard pin.identity == identity, pin.key == shown.array else {
                    throw Self.otherKey
                }
                return
            }
            guard !pins.values.contains(where: { $0.identity == identity }) else {
                throw Self.otherKey
            }
            var pinned = pins
            pinned[service] = Pin(identity: identity, key: shown.array)
            try write(pinned)
            pins = pinned
        }
        return key
    }

    private func write(_ pins: [AuditWord: Pin]) throws {
        let lines = pins.sorted { $0.key.text < $1.key.text }.map { service, pin in
            "\(service.text) \(pin.identity) \(Bytes(pin.key).base64)\n"
        }
        try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    private static let otherKey = ServiceError(
        .permissionDenied,
        reason: "witness.otherKey",
        "This service is known under another identity or another checkpoint key.",
        outcome: .notStarted
    )
}

/// The file of pinned keys does not read.
struct WitnessedKeysError: Error, CustomStringConvertible {
    let path: String

    var description: String {
        "\(path) does not hold a name, an identity and a key in each line; restore it."
    }
}
