import Foundation
import RPC
import ServiceContracts
import Testing
import WireCodec

/// What each service says on the wire, held against what it said before.
///
/// `Fixtures/<service>.contract` shows each method with one sample of its messages, and is compared
/// word for word: a change of the wire is a visible diff. `Fixtures/<service>.samples` holds the
/// bytes of every sample there ever was and only grows. Both are written anew by running the tests
/// with `HOMEWARD_UPDATE_CONTRACTS=1`.
struct ContractSnapshotTests {
    @Test(arguments: everyService.map { $0.name })
    func `the contract is the one that was agreed`(service name: String) throws {
        let samples = try samples(of: name)
        let today = samples.map(\.description).joined(separator: "\n")
        if Self.updates {
            try today.write(to: Self.source(name, "contract"), atomically: true, encoding: .utf8)
            try grow(samples, of: name)
        }
        let agreed = try String(contentsOf: Self.source(name, "contract"), encoding: .utf8)
        #expect(today == agreed, "say HOMEWARD_UPDATE_CONTRACTS=1 if the change is meant")
    }

    @Test(arguments: everyService.map { $0.name })
    func `today's types decode every sample there ever was`(service name: String) throws {
        let samples = try samples(of: name)
        for line in try recorded(name) {
            let sample = try #require(
                samples.first { $0.method.name == line.method },
                "\(line.method) is gone; names are never taken back"
            )
            let message = line.message == "request" ? sample.request : sample.answer
            #expect(throws: Never.self, "\(line.method) \(line.message)") {
                try message.decode(line.bytes)
            }
        }
    }

    @Test(arguments: everyService.map { $0.name })
    func `yesterday's reader finds all its fields in today's messages`(
        service name: String
    ) throws {
        let samples = try samples(of: name)
        for line in try recorded(name) {
            guard let sample = samples.first(where: { $0.method.name == line.method }) else {
                continue
            }
            let message = line.message == "request" ? sample.request : sample.answer
            let today = try Wire.decode(WireValue.self, from: message.bytes)
            let older = try Wire.decode(WireValue.self, from: line.bytes)
            #expect(today.missing(against: older) == [], "\(line.method) \(line.message)")
        }
    }

    @Test func `every sample of today is recorded`() throws {
        for service in everyService {
            let recorded = Set(try recorded(service.name).map(\.text))
            for sample in try MethodSample.all(of: service) {
                #expect(recorded.isSuperset(of: sample.lines), "\(sample.method.name)")
            }
        }
    }

    // MARK: - Files

    private struct Recorded {
        let method: String
        let message: String
        let bytes: [UInt8]
        let text: String
    }

    private static var updates: Bool {
        ProcessInfo.processInfo.environment["HOMEWARD_UPDATE_CONTRACTS"] == "1"
    }

    private static func source(_ service: String, _ kind: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/\(service).\(kind)")
    }

    private func samples(of name: String) throws -> [MethodSample] {
        let service = try #require(everyService.first { $0.name == name })
        return try MethodSample.all(of: service)
    }

    private func recorded(_ service: String) throws -> [Recorded] {
        let text = try String(contentsOf: Self.source(service, "samples"), encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            let parts = line.split(separator: " ")
            try #require(parts.count == 3, "a line is method, message and bytes")
            return Recorded(
                method: String(parts[0]),
                message: String(parts[1]),
                bytes: try #require([UInt8](hexadecimal: parts[2])),
                text: String(line)
            )
        }
    }

    private func grow(_ samples: [MethodSample], of service: String) throws {
        let file = Self.source(service, "samples")
        let before = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let known = Set(before.split(separator: "\n").map(String.init))
        let new = samples.flatMap(\.lines).filter { !known.contains($0) }
        let text = before + new.map { $0 + "\n" }.joined()
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
}

extension MethodSample: CustomStringConvertible {
    /// The lines of the samples file.
    var lines: [String] {
        [request, answer].map { "\(method.name) \($0.name) \($0.bytes.hexadecimal)" }
    }

    /// The method as the contract file shows it.
    var description: String {
        let messages = [request, answer].map { message in
            let value = (try? Wire.decode(WireValue.self, from: message.bytes))?.diagnostic
            return "  \(message.name): \(value ?? "does not decode")\n"
        }
        let traits =
            [method.effect.rawValue, method.kind.rawValue]
            + (method.via == .gateway ? ["via gateway"] : [])
            + (method.needsPurpose ? ["needs a purpose"] : [])
            + (method.canBeTried ? ["can be tried"] : [])
        return "\(method.name): \(traits.joined(separator: ", "))\n"
            + "  callers: \(method.callers.sorted().joined(separator: " "))\n"
            + messages.joined()
    }
}
