import Foundation
import Testing
import Vocabulary

@testable import homeward

/// A world of an earlier build gains what came since; what is there stays byte for byte.
@Suite struct WorldCompletionTests {
    /// The officers whom the earlier build of these tests did not know.
    private static let newcomers = ["border-command", "defence-foreign-relations"]

    @Test func `a world made before an officer existed gains certificate, policy and settings`()
        throws
    {
        try withWorld { layout in
            try age(layout)
            let before = try contents(of: layout)
            #expect(World.condition(of: layout) == .completable(missing: Self.newcomers))
            let world = try World.open(layout, basePort: nil) { _ in }
            #expect(world.basePort == 17_000)
            try world.checkCertificates()
            #expect(
                World.condition(of: layout)
                    == .whole(basePort: 17_000, madeAt: world.madeAt)
            )
            let lists = ["config/policy.yaml", "config/client.yaml", "world.json"]
            for (path, bytes) in before where !lists.contains(path) {
                #expect(try contents(of: layout)[path] == bytes, "\(path) was touched")
            }
            let settings = try ClientSettings(reading: layout.clientSettings)
            #expect(Set(settings.officers.map(\.handle)) == Set(Officer.all.map(\.handle)))
            let policy = try String(contentsOf: layout.policy, encoding: .utf8)
            for officer in Officer.all {
                #expect(policy.ranges(of: officer.identity).count == 1, "\(officer.handle)")
            }
        }
    }

    @Test func `the lists keep every line that they had, an administrator's among them`() throws {
        try withWorld { layout in
            try age(layout)
            let note = "# Night shift: see order 12.\ndeny: []\n"
            let edited = try String(contentsOf: layout.policy, encoding: .utf8) + note
            try PrivateFile.write(edited, to: layout.policy)
            _ = try World.open(layout, basePort: nil) { _ in }
            let after = try String(contentsOf: layout.policy, encoding: .utf8)
            var rest = after.split(separator: "\n", omittingEmptySubsequences: false)[...]
            for line in edited.split(separator: "\n", omittingEmptySubsequences: false) {
                let place = try #require(rest.firstIndex(of: line), "lost: \(line)")
                rest = rest[(place + 1)...]
            }
        }
    }

    @Test func `an officer whom an administrator took out of the policy stays out`() throws {
        try withWorld { layout in
            try remove("stranger", from: layout)
            let before = try Data(contentsOf: layout.policy)
            #expect(World.condition(of: layout) == .completable(missing: ["stranger"]))
            _ = try World.open(layout, basePort: nil) { _ in }
            #expect(try Data(contentsOf: layout.policy) == before)
            let settings = try ClientSettings(reading: layout.clientSettings)
            #expect(!settings.officers.contains { $0.handle == "stranger" })
        }
    }

    @Test(arguments: ["officer", "service"])
    func `a certificate that is gone with its key is issued by the world's own authority`(
        kind: String
    ) throws {
        try withWorld { layout in
            let store = CertificateStore(layout: layout)
            let subject: Subject =
                kind == "officer" ? .officer("104-577", .publicSecurity) : .service(.victimSupport)
            for file in [store.certificate(subject), store.key(subject)] {
                try FileManager.default.removeItem(at: file)
            }
            let before = try contents(of: layout)
            #expect(World.condition(of: layout) == .completable(missing: [subject.asArgument]))
            let world = try World.open(layout, basePort: nil) { _ in }
            try world.checkCertificates()
            for (path, bytes) in before where path != "world.json" {
                #expect(try contents(of: layout)[path] == bytes, "\(path) was touched")
            }
        }
    }

    @Test func `a configuration file that the world was never given is written`() throws {
        try withWorld { layout in
            let file = layout.configuration(of: .gateway)
            let text = try Data(contentsOf: file)
            try FileManager.default.removeItem(at: file)
            #expect(World.condition(of: layout) == .incomplete(missing: "config/gateway.yaml"))
            var description = try #require(World.Description(of: layout))
            description.files?.removeAll { $0 == "config/gateway.yaml" }
            try description.write(to: layout)
            #expect(
                World.condition(of: layout) == .completable(missing: ["config/gateway.yaml"])
            )
            _ = try World.open(layout, basePort: nil) { _ in }
            #expect(try Data(contentsOf: file) == text)
        }
    }

    @Test(arguments: [
        "pki/anchors.pem", "config/liaison.yaml", "pki/mps/officers/104-577.key",
    ])
    func `an older world that lost a file is refused and gains nothing`(path: String) throws {
        try withWorld { layout in
            try age(layout)
            try FileManager.default.removeItem(at: layout.home.appending(path: path))
            let before = try contents(of: layout)
            #expect(World.condition(of: layout) == .incomplete(missing: path))
            #expect(throws: Failure.self) { try World.open(layout, basePort: nil) { _ in } }
            #expect(try contents(of: layout) == before)
        }
    }

    @Test(arguments: ["pki/mod/authority.key", "config/policy.yaml", "config/client.yaml"])
    func `an older world with a damaged file is refused and gains nothing`(path: String) throws {
        try withWorld { layout in
            try age(layout)
            let file = layout.home.appending(path: path)
            let text = try String(contentsOf: file, encoding: .utf8)
            try PrivateFile.write(
                path.hasSuffix(".key")
                    ? String(text.prefix(text.count / 2))
                    : text.replacing("officers:", with: "officers: ["),
                to: file
            )
            let before = try contents(of: layout)
            #expect(throws: Failure.self) { try World.open(layout, basePort: nil) { _ in } }
            #expect(try contents(of: layout) == before)
        }
    }

    @Test func `a completion that was broken off goes on the next time`() throws {
        try withWorld { layout in
            try age(layout)
            let aged = try Data(contentsOf: layout.description)
            _ = try World.open(layout, basePort: nil) { _ in }
            // As if it had ended before the second certificate and the description.
            try aged.write(to: layout.description)
            let last = try #require(Officer.named(Self.newcomers[1]))
            let store = CertificateStore(layout: layout)
            let subject = Subject.officer(last.number, last.ministry)
            for file in [store.certificate(subject), store.key(subject)] {
                try FileManager.default.removeItem(at: file)
            }
            let policy = try Data(contentsOf: layout.policy)
            try World.open(layout, basePort: nil) { _ in }.checkCertificates()
            #expect(try Data(contentsOf: layout.policy) == policy)
        }
    }

    @Test func `other ports leave the policy as an administrator wrote it`() throws {
        try withWorld { layout in
            try remove("stranger", from: layout)
            let before = try Data(contentsOf: layout.policy)
            _ = try World.open(layout, basePort: 18_000) { _ in }
            #expect(try Data(contentsOf: layout.policy) == before)
        }
    }

    // MARK: - An earlier build

    /// Takes away what the newcomers brought, and the description's list: earlier builds wrote none.
    private func age(_ layout: WorldLayout) throws {
        for handle in Self.newcomers { try remove(handle, from: layout) }
        var description = try #require(World.Description(of: layout))
        description.files = nil
        try description.write(to: layout)
    }

    private func remove(_ handle: String, from layout: WorldLayout) throws {
        let officer = try #require(Officer.named(handle))
        let files = ConfigurationFiles(layout: layout, basePort: 17_000, network: .loopback)
        for (file, entry) in [
            (layout.policy, files.policyEntry(of: officer)),
            (layout.clientSettings, files.clientEntry(of: officer)),
        ] {
            let text = try String(contentsOf: file, encoding: .utf8)
            try #require(text.contains(entry + "\n"), "\(handle) is not in \(file.path)")
            try PrivateFile.write(text.replacing(entry + "\n", with: ""), to: file)
        }
        let store = CertificateStore(layout: layout)
        let subject = Subject.officer(officer.number, officer.ministry)
        for file in [store.certificate(subject), store.key(subject)] {
            try FileManager.default.removeItem(at: file)
        }
    }

    /// Every file below a world and its bytes.
    private func contents(of layout: WorldLayout) throws -> [String: Data] {
        var found: [String: Data] = [:]
        let paths = FileManager.default.enumerator(atPath: layout.home.path)?.allObjects ?? []
        for case let path as String in paths {
            let file = layout.home.appending(path: path)
            if let data = try? Data(contentsOf: file) { found[path] = data }
        }
        return found
    }

    /// A world with data and keys in it, as services leave them.
    private func withWorld(_ body: (WorldLayout) throws -> Void) throws {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "homeward-older-\(UUID().uuidString)", directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: home) }
        let layout = WorldLayout(home: home)
        _ = try World.open(layout, basePort: 17_000) { _ in }
        for daemon in Daemon.allCases {
            try PrivateFile.makeFolder(layout.keys(of: daemon))
            try PrivateFile.write(
                "key",
                to: layout.keys(of: daemon).appending(path: "root.key")
            )
            try PrivateFile.write("store of \(daemon)", to: layout.store(of: daemon))
        }
        try body(layout)
    }
}
