import Foundation
import RPC
import RPCTransport
import ServiceHost
import ServiceKit
import Testing

/// A hosted service over mutual TLS: certificates and keys.
struct HostedServiceTests {
    static func code(_ client: ServiceClient<Echo>) async -> ErrorCode? {
        do throws(ServiceError) {
            _ = try await client.call(Say(word: "x"), within: .seconds(2))
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `an officer of the policy is answered over mutual TLS`() async throws {
        try await withRunningService { _, client in
            #expect(try await client.call(Say(word: "xin chào")).word == "xin chào")
            let health = try await client.call(ServiceHealth<Echo>())
            #expect(health.service == "echo")
        }
    }

    @Test func `a renewed certificate is taken up, somebody else's is not`() async throws {
        try await withRunningService { ministry, client in
            try ministry.issueService("impostor")
            let isRefused = try await eventually {
                ministry.lines.all.contains { $0.contains("cannot be used; the old one stays") }
            }
            #expect(isRefused)
            // The mark stands, and is not overwritten at the next look at the files.
            let isMarked = try await eventually {
                let parts = try await client.call(ServiceHealth<Echo>()).parts
                return parts.first { $0.name == "certificate" }?.status == .degraded
            }
            #expect(isMarked)
            try ministry.issueService()
            let isRenewed = try await eventually {
                ministry.lines.all.contains { $0.contains("a renewed certificate is in use") }
            }
            #expect(isRenewed)
            #expect(await Self.code(client) == nil)
        }
    }

    /// Whatever prints a service, a log of those who run it say, prints no more of it.
    @Test func `a service's description is its name`() async throws {
        let ministry = try Ministry()
        defer { ministry.remove() }
        let service = try await ministry.start()
        #expect("\(service)" == "echo")
        await service.shutdown()
    }

    @Test func `keys are made once, for their owner alone, and read again`() async throws {
        let ministry = try Ministry()
        defer { ministry.remove() }
        await (try ministry.start()).shutdown()
        let names = ["checkpoint.key", "digest.key", "index.key", "wrapping.key"]
        let before = try names.map { try Data(contentsOf: ministry.url("keys/\($0)")) }
        #expect(before.allSatisfy { $0.count == 32 })
        #expect(Set(before).count == 4)
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: ministry.url("keys/\(name)").path
            )
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        }
        await (try ministry.start()).shutdown()
        #expect(try names.map { try Data(contentsOf: ministry.url("keys/\($0)")) } == before)
    }

    @Test func `a key that others may read stops the start`() async throws {
        let ministry = try Ministry()
        defer { ministry.remove() }
        await (try ministry.start()).shutdown()
        let path = ministry.url("keys/digest.key").path
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        let error = await #expect(throws: StartError.self) { try await ministry.start() }
        #expect(error?.description.contains("digest.key") == true)
        #expect(error?.description.contains("chmod 600") == true)
    }

    @Test func `no new keys are made for an old store`() async throws {
        let ministry = try Ministry()
        defer { ministry.remove() }
        try FileManager.default.createDirectory(
            at: ministry.url("data"),
            withIntermediateDirectories: true
        )
        try ministry.write("", to: "data/echo.db")
        let error = await #expect(throws: StartError.self) { try await ministry.start() }
        #expect(error?.description.contains("is missing") == true)
    }

    @Test func `an anchor without a name constraint among several stops the start`() async throws {
        let ministry = try Ministry()
        defer { ministry.remove() }
        let other = try DevelopmentAuthority(domain: "moh.homeward.test", isConstrained: false)
        try ministry.write(other.certificatePEM, to: "moh.pem")
        try ministry.write(
            Ministry.configuration.replacing("[mps.pem]", with: "[mps.pem, moh.pem]"),
            to: "echo.yaml"
        )
        let error = await #expect(throws: StartError.self) { try await ministry.start() }
        #expect(error?.description.contains("no critical URI name constraint") == true)

        // The same with a constraint starts.
        let constrained = try DevelopmentAuthority(domain: "moh.homeward.test")
        try ministry.write(constrained.certificatePEM, to: "moh.pem")
        await (try ministry.start()).shutdown()
    }

    @Test func `a private key that others may read stops the start`() async throws {
        let ministry = try Ministry()
        defer { ministry.remove() }
        let path = ministry.url("echo.key").path
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let error = await #expect(throws: StartError.self) { try await ministry.start() }
        #expect(error?.description.contains("echo.key can be read by others") == true)
    }
}

extension Ministry {
    /// A file or folder of the ministry.
    func url(_ name: String) -> URL { URL(fileURLWithPath: "\(folder)/\(name)") }
}
