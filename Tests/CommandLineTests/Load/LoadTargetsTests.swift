import Foundation
import Testing

@testable import homeward

@Suite struct LoadTargetsTests {
    @Test(arguments: ["127.0.0.1", "127.5.6.7", "::1", "localhost"])
    func `this machine may be put under load`(host: String) {
        #expect(LoadTargets.isLoopback(host))
    }

    @Test(arguments: [
        "cases.mps.gov.vn", "10.0.0.1", "128.0.0.1", "localhost.example.org",
        "127.0.0.1.example.org",
        "::2", "0.0.0.0", "",
    ])
    func `any other host may not, whatever it is called`(host: String) {
        #expect(!LoadTargets.isLoopback(host))
    }

    /// A world whose client configuration names a host for the cases service.
    private func layout(host: String, allowing hosts: [String]? = nil) throws -> WorldLayout {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "load-targets-\(UUID().uuidString)", directoryHint: .isDirectory)
        let layout = WorldLayout(home: home)
        try FileManager.default.createDirectory(
            at: layout.configurations,
            withIntermediateDirectories: true
        )
        let endpoint = "{ host: \(host), port: 1, identity: spiffe://a.test/service/cases }"
        let local = "{ host: 127.0.0.1, port: 1, identity: spiffe://a.test/service/b }"
        let allowed = hosts.map { "loadHosts: [\($0.joined(separator: ", "))]\n" } ?? ""
        let text = """
            cases: \(endpoint)
            victimSupport: \(local)
            liaison: \(local)
            gateway: \(local)
            anchors: anchors.pem
            actsAs: police-quangninh
            officers: [{ handle: police-quangninh, certificate: none.pem, key: none.key }]
            \(allowed)
            """
        try text.write(to: layout.clientSettings, atomically: true, encoding: .utf8)
        return layout
    }

    @Test func `a host that the configuration does not name as a target is refused`() throws {
        for allowed in [nil, ["other.gov.vn"]] as [[String]?] {
            let layout = try layout(host: "cases.mps.gov.vn", allowing: allowed)
            defer { try? FileManager.default.removeItem(at: layout.home) }
            let failure = try #require(throws: Failure.self) { try LoadTargets(layout) }
            #expect(failure.what.contains("cases.mps.gov.vn"))
            #expect(failure.status == .usage)
        }
    }

    @Test func `a host that it names is a target`() throws {
        let layout = try layout(host: "cases.mps.gov.vn", allowing: ["cases.mps.gov.vn"])
        defer { try? FileManager.default.removeItem(at: layout.home) }
        #expect(try LoadTargets(layout).names.first == "cases cases.mps.gov.vn:1")
    }

    @Test func `an officer whose certificate is not here stops the run before any call`() throws {
        let layout = try layout(host: "127.0.0.1")
        defer { try? FileManager.default.removeItem(at: layout.home) }
        let targets = try LoadTargets(layout)
        #expect(throws: Failure.self) {
            try targets.connect(officers: ["hotline"], connections: 1, retries: false)
        }
    }
}
