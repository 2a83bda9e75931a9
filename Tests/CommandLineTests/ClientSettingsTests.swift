import Foundation
import Testing

@testable import homeward

/// `client.yaml`: every fault is told by its key and what was expected.
@Suite struct ClientSettingsTests {
    private static let good = """
        cases: { host: a.example, port: 7440, identity: spiffe://mps.homeward.gov.vn/service/cases }
        victimSupport: { host: b.example, port: 7441, identity: spiffe://moh.homeward.gov.vn/service/victim-support }
        liaison: { host: c.example, port: 7442, identity: spiffe://mofa.homeward.gov.vn/service/liaison }
        gateway: { host: d.example, port: 7443, identity: spiffe://mps.homeward.gov.vn/service/gateway }
        anchors: anchors.pem
        actsAs: "104-577"
        officers:
          - handle: "104-577"
            certificate: one.pem
            key: one.key
        """

    private func read(_ text: String) throws -> ClientSettings {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "homeward-client-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try text.write(to: file, atomically: true, encoding: .utf8)
        return try ClientSettings(reading: file)
    }

    @Test func `a good file is read, and a number names who bears it`() throws {
        let settings = try read(Self.good)
        #expect(settings.endpoint(of: .victimSupport).port == 7_441)
        #expect(settings.officer(named: "104-577")?.certificate == "one.pem")
        #expect(settings.officer(named: "104-578") == nil)
    }

    @Test(arguments: [
        ("7440", "0", "cases.port", "1"), ("7440", "70000", "cases.port", "65535"),
        ("7440", "many", "cases.port", "65535"), ("a.example", "\"\"", "cases.host", "host name"),
        ("a.example", "\"a b\"", "cases.host", "host name"),
        ("spiffe://mps.homeward.gov.vn/service/cases", "cases", "cases.identity", "spiffe://"),
        ("anchors:", "anchor:", "anchor", "anchors"),
        ("port: 7441", "prot: 7441", "victimSupport.prot", "host, port, identity"),
        ("    key:", "    keys:", "officers[0].keys", "handle, certificate, key"),
        ("    key: one.key", "", "officers[0].key", ""),
        ("actsAs: \"104-577\"", "actsAs: nobody", "actsAs", "nobody"),
        ("one.pem", "\"\"", "officers[0].certificate", ""),
        ("gateway: {", "gateway: 7\nother: {", "other", "gateway"),
        ("anchors:", "anchors: a\nanchors:", "anchors", "Line 5"),
        ("cases: {", "cases: [", "YAML", ""),
    ])
    func `a fault is told by its key and what was expected`(
        old: String,
        new: String,
        key: String,
        expected: String
    ) throws {
        let text = Self.good.replacing(old, with: new, maxReplacements: 1)
        let failure = try #require(throws: Failure.self) { try read(text) }
        #expect(failure.status == .notReady)
        #expect(failure.what.contains(key), "\(failure.what)")
        #expect(expected.isEmpty || failure.what.contains(expected), "\(failure.what)")
    }

    @Test func `all faults of the values are told at once`() throws {
        let text = Self.good.replacing("7440", with: "0").replacing("7442", with: "0")
        let failure = try #require(throws: Failure.self) { try read(text) }
        #expect(failure.what.contains("cases.port"))
        #expect(failure.what.contains("liaison.port"))
    }

    @Test func `an officer who is named twice is told of`() throws {
        let again = "\n  - { handle: \"104-577\", certificate: two.pem, key: two.key }\n"
        let failure = try #require(throws: Failure.self) { try read(Self.good + again) }
        #expect(failure.what.contains("officers[1].handle"))
    }
}
