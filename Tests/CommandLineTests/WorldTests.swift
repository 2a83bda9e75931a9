import Foundation
import RPCTransport
import Testing
import Vocabulary

@testable import homeward

/// A development world is made whole, kept, and known when it is not whole.
@Suite struct WorldTests {
    @Test func `a world is made once and kept`() throws {
        try withFolder { layout in
            let world = try World.open(layout, basePort: 17_000) { _ in }
            let certificate = CertificateStore(layout: layout).certificate(.service(.cases))
            let before = try Data(contentsOf: certificate)
            let again = try World.open(layout, basePort: nil) { _ in }
            #expect(again.basePort == world.basePort)
            #expect(again.madeAt == world.madeAt)
            #expect(try Data(contentsOf: certificate) == before)
        }
    }

    @Test func `a start is waited for longer the more there is to read`() throws {
        try withFolder { layout in
            let readiness = Readiness(layout: layout)
            // No world is there yet.
            #expect(layout.dataBytes == 0 && readiness.patience == .seconds(60))
            for (daemon, size) in [(Daemon.cases, 300_000_000), (.liaison, 200_000_000)] {
                let folder = layout.data(of: daemon)
                try FileManager.default.createDirectory(
                    at: folder,
                    withIntermediateDirectories: true
                )
                let store = folder.appending(path: "store.db")
                try Data().write(to: store)
                // A hole, which takes no room on the disk.
                try FileHandle(forWritingTo: store).truncate(atOffset: UInt64(size))
            }
            #expect(layout.dataBytes == 500_000_000)
            #expect(readiness.patience == .seconds(110))
        }
    }

    @Test func `nobody else can read files or enter folders`() throws {
        try withFolder { layout in
            _ = try World.open(layout, basePort: 17_000) { _ in }
            let paths = FileManager.default.enumerator(atPath: layout.home.path)?.allObjects ?? []
            #expect(paths.count > 40)
            for case let path as String in paths {
                let file = layout.home.appending(path: path).path
                let attributes = try FileManager.default.attributesOfItem(atPath: file)
                let mode = try #require(attributes[.posixPermissions] as? Int)
                #expect(mode & 0o077 == 0, "\(path) has mode \(String(mode, radix: 8))")
            }
        }
    }

    @Test func `every certificate names its holder and is trusted beside the others`() throws {
        try withFolder { layout in
            _ = try World.open(layout, basePort: 17_000) { _ in }
            let store = CertificateStore(layout: layout)
            let anchors = try String(contentsOf: store.anchors, encoding: .utf8)
            for subject in World.subjects {
                let chain = try String(contentsOf: store.certificate(subject), encoding: .utf8)
                let credentials = try Credentials(
                    certificateChainPEM: chain,
                    privateKeyPEM: String(contentsOf: store.key(subject), encoding: .utf8),
                    anchorsPEM: [anchors]
                )
                #expect(credentials.identity.uri == subject.identity)
            }
        }
    }

    @Test(arguments: [
        "config/policy.yaml", "pki/anchors.pem", "pki/moh/services/victim-support.key",
    ])
    func `a world that lacks a file says which, and touches nothing`(path: String) throws {
        try withFolder { layout in
            _ = try World.open(layout, basePort: 17_000) { _ in }
            try FileManager.default.removeItem(at: layout.home.appending(path: path))
            #expect(World.condition(of: layout) == .incomplete(missing: path))
            #expect(throws: Failure.self) { try World.open(layout, basePort: nil) { _ in } }
        }
    }

    @Test(arguments: ["world.json", "config/policy.yaml", "pki/mod/officers/201-845.key"])
    func `a making that was broken off before anything ran simply goes on`(path: String) throws {
        try withFolder { layout in
            _ = try World.open(layout, basePort: 17_000) { _ in }
            let kept = CertificateStore(layout: layout).key(.service(.liaison))
            let before = try Data(contentsOf: kept)
            // The description is written last.
            try FileManager.default.removeItem(at: layout.description)
            if path != "world.json" {
                try FileManager.default.removeItem(at: layout.home.appending(path: path))
            }
            #expect(World.condition(of: layout) == .begun)
            let world = try World.open(layout, basePort: 17_000) { _ in }
            try world.checkCertificates()
            #expect(try Data(contentsOf: kept) == before)
        }
    }

    @Test func `a world that lost its description but holds data is not made anew`() throws {
        try withFolder { layout in
            _ = try World.open(layout, basePort: 17_000) { _ in }
            try PrivateFile.write("somebody's data", to: layout.store(of: .victimSupport))
            try FileManager.default.removeItem(at: layout.description)
            #expect(World.condition(of: layout) == .incomplete(missing: "world.json"))
            #expect(throws: Failure.self) { try World.open(layout, basePort: nil) { _ in } }
        }
    }

    @Test func `a folder of somebody else stays untouched`() throws {
        try withFolder { layout in
            try PrivateFile.makeFolder(layout.home)
            try PrivateFile.write("mine", to: layout.home.appending(path: "letter.txt"))
            #expect(World.condition(of: layout) == .foreign)
            #expect(throws: Failure.self) { _ = try World.lock(layout) }
            let names = try FileManager.default.contentsOfDirectory(atPath: layout.home.path)
            #expect(names == ["letter.txt"])
        }
    }

    @Test(arguments: [
        ("pki/moh/services/victim-support.key", "pki issue --service victim-support"),
        ("pki/mps/officers/104-577.pem", "pki issue police-quangninh"),
        ("pki/anchors.pem", "pki init"),
    ])
    func `half a file of a certificate is told with the command that mends it`(
        path: String,
        command: String
    ) throws {
        try withFolder { layout in
            let world = try World.open(layout, basePort: 17_000) { _ in }
            try world.checkCertificates()
            let file = layout.home.appending(path: path)
            let text = try String(contentsOf: file, encoding: .utf8)
            try PrivateFile.write(String(text.prefix(text.count / 2)), to: file)
            let failure = #expect(throws: Failure.self) { try world.checkCertificates() }
            #expect(failure?.next.first?.contains(command) == true, "\(failure?.next ?? [])")
        }
    }

    @Test func `the key of another certificate is told as such`() throws {
        try withFolder { layout in
            let world = try World.open(layout, basePort: 17_000) { _ in }
            let store = CertificateStore(layout: layout)
            let other = try String(contentsOf: store.key(.service(.liaison)), encoding: .utf8)
            try PrivateFile.write(other, to: store.key(.service(.cases)))
            #expect(store.fault(of: .service(.cases)) == .unusable(.refused))
            #expect(throws: Failure.self) { try world.checkCertificates() }
        }
    }

    @Test func `a file that cannot be written stays as it was, and the reason is told`() throws {
        try withFolder { layout in
            try PrivateFile.makeFolder(layout.home)
            // A folder in its place is refused to everybody, the superuser included.
            let file = layout.home.appending(path: "world.json")
            try FileManager.default.createDirectory(
                at: file.appending(path: "inside"),
                withIntermediateDirectories: true
            )
            let failure = #expect(throws: Failure.self) { try PrivateFile.write("x", to: file) }
            #expect(failure?.what.contains(file.path) == true)
            let names = try FileManager.default.contentsOfDirectory(atPath: layout.home.path)
            #expect(names == ["world.json"])
        }
    }

    @Test func `other ports change the configuration and nothing else`() throws {
        try withFolder { layout in
            _ = try World.open(layout, basePort: 17_000) { _ in }
            let moved = try World.open(layout, basePort: 18_000) { _ in }
            #expect(moved.basePort == 18_000)
            let settings = try ClientSettings(reading: layout.clientSettings)
            #expect(settings.gateway.port == 18_003)
            let text = try String(contentsOf: layout.configuration(of: .cases), encoding: .utf8)
            #expect(text.contains("port: 18000"))
        }
    }

    @Test func `a world runs once at a time`() throws {
        try withFolder { layout in
            _ = try World.open(layout, basePort: 17_000) { _ in }
            let lock = try WorldLock(of: layout)
            #expect(throws: Failure.self) { _ = try WorldLock(of: layout) }
            lock.release()
            try WorldLock(of: layout).release()
        }
    }

    @Test func `every officer has roles that the vocabulary knows, and a number of their own`() {
        for officer in Officer.all {
            #expect(officer.roles.allSatisfy { Role(rawValue: $0) != nil }, "\(officer.handle)")
            #expect(OrgID(officer.unit) != nil, "\(officer.handle)")
            #expect(OrganisationNames.names[officer.unit] != nil, "\(officer.unit) has no name")
            #expect(Officer.named(officer.number) == officer)
            #expect(Officer.named(officer.identity) == officer)
        }
        #expect(Set(Officer.all.map(\.handle)).count == Officer.all.count)
        for daemon in Daemon.allCases {
            #expect(Role(rawValue: "service.\(daemon.rawValue)") != nil)
        }
    }

    @Test func `the sample of the client's settings can be read`() throws {
        let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Services/Deployment/sample/client.yaml")
        #expect(try ClientSettings(reading: sample).officers.map(\.handle) == ["104-577"])
    }

    private func withFolder(_ body: (WorldLayout) throws -> Void) throws {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "homeward-world-\(UUID().uuidString)", directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: home) }
        try body(WorldLayout(home: home))
    }
}
