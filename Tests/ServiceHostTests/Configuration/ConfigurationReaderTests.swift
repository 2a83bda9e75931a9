import Foundation
import ServiceKit
import Testing

@testable import ServiceHost

/// Configurations: what is taken, and the sentence for everything else.
struct ConfigurationReaderTests {
    static let good = """
        listen:
          port: 7101
        tls:
          certificate: a.pem
          key: a.key
          anchors: [mps.pem, moh.pem]
        policy:
          file: policy.yaml
        data:
          directory: data
        keys:
          directory: keys
        neighbours:
          cases:
            port: 7102
            identity: spiffe://mps.homeward.gov.vn/service/cases
        """

    static func read(
        _ text: String,
        environment: [String: String] = [:]
    ) throws(ConfigurationError) -> ServiceSettings {
        try ConfigurationReader(table: HostSettings.all, neighbours: ["cases"])
            .read(text, file: "cases.yaml", environment: environment)
    }

    @Test func `a complete file is read, with defaults for the rest`() throws {
        let settings = try Self.read(Self.good)
        #expect(settings.integer("listen.port") == 7_101)
        #expect(settings.text("listen.host") == "127.0.0.1")
        #expect(settings.list("tls.anchors") == ["mps.pem", "moh.pem"])
        #expect(settings.flag("keys.create") == false)
        #expect(settings.integer("neighbours.cases.port") == 7_102)
        #expect(settings.text("neighbours.cases.host") == "127.0.0.1")
    }

    @Test func `the environment comes before the file`() throws {
        let settings = try Self.read(
            Self.good,
            environment: [
                "HOMEWARD_LISTEN_PORT": "7999",
                "HOMEWARD_TLS_RELOAD_SECONDS": "5",
                "HOMEWARD_LIMITS_CONNECTIONS_PER_IDENTITY": "3",
                "HOMEWARD_TLS_ANCHORS": "x.pem,y.pem",
                "HOMEWARD_NEIGHBOURS_CASES_PORT": "1",
            ]
        )
        #expect(settings.integer("listen.port") == 7_999)
        #expect(settings.integer("tls.reloadSeconds") == 5)
        #expect(settings.integer("limits.connectionsPerIdentity") == 3)
        #expect(settings.list("tls.anchors") == ["x.pem", "y.pem"])
        #expect(settings.integer("neighbours.cases.port") == 1)
    }

    @Test(arguments: [
        ("port: 7101", "prot: 7101", "Line 2: there is no key 'listen.prot'. Did you mean"),
        ("port: 7101", "port: many", "listen.port is 'many'; expected a whole number of port"),
        ("port: 7101", "port: 70000", "listen.port is '70000'; expected a whole number of port"),
        ("port: 7101", "port: [1, 2]", "listen.port must be a whole number of port number"),
        ("  port: 7101", "  host: x", "listen.port is missing; expected a whole number"),
        ("anchors: [mps.pem, moh.pem]", "anchors: a.pem", "tls.anchors must be a list of paths"),
        ("anchors: [mps.pem, moh.pem]", "anchors: []", "tls.anchors must be a list of paths"),
        (
            "directory: keys", "directory: keys\n  create: yes",
            "keys.create is 'yes'; expected true"
        ),
        ("port: 7102", "host: b", "neighbours.cases.port is missing"),
        ("policy:", "polizei:\n  x: 1\npolicy:", "Line 8: there is no key 'polizei.x'"),
        ("port: 7101", "port: 7101\nlog:\n  level: loud", "log.level is 'loud'; expected one of"),
        ("port: 7101", "port: 7101\n  port: 7102", "the key port stands twice"),
        ("listen:", "listen: [", "not YAML"),
    ])
    func `a fault is told by its name and what was expected`(
        old: String,
        new: String,
        sentence: String
    ) throws {
        let text = Self.good.replacing(old, with: new, maxReplacements: 1)
        let error = #expect(throws: ConfigurationError.self) { try Self.read(text) }
        let description = try #require(error?.description)
        #expect(description.contains(sentence), "\(description)")
        #expect(description.hasPrefix("cases.yaml: "))
    }

    @Test func `all faults are told at once`() {
        let error = #expect(throws: ConfigurationError.self) {
            try Self.read("listen:\n  port: x\nlog:\n  level: loud\n")
        }
        #expect((error?.faults.count ?? 0) >= 7)
    }

    @Test func `a variable that begins like a section and names no key stops the start`() {
        let error = #expect(throws: ConfigurationError.self) {
            try Self.read(Self.good, environment: ["HOMEWARD_LISTEN_PROT": "1"])
        }
        #expect(error?.faults == ["The environment variable HOMEWARD_LISTEN_PROT names no key."])
    }

    @Test func `other variables are somebody else's`() throws {
        _ = try Self.read(Self.good, environment: ["HOMEWARD_ONLY": "RPC", "PATH": "/bin"])
    }

    @Test func `a wrong secret is not shown`() {
        let table = [
            Setting(
                "service.pin",
                .integer(unit: "digits", 0...9),
                isSecret: true,
                "A secret number."
            )
        ]
        let error = #expect(throws: ConfigurationError.self) {
            try ConfigurationReader(table: table)
                .read("service:\n  pin: hunter2\n", file: "x.yaml", environment: [:])
        }
        #expect(error?.faults.first?.contains("service.pin is not usable") == true)
        #expect(error?.description.contains("hunter2") == false)
    }

    @Test func `the sample of the table is a configuration`() throws {
        let sample = SettingsDocument.sample(HostSettings.all)
        let settings = try ConfigurationReader(table: HostSettings.all)
            .read(sample, file: "sample.yaml", environment: [:])
        #expect(settings.text("policy.file") == "path")
    }

    @Test func `the document names every key with its variable`() {
        let document = SettingsDocument.markdown(HostSettings.all)
        for setting in HostSettings.all { #expect(document.contains("`\(setting.name)`")) }
        #expect(document.contains("`HOMEWARD_LIMITS_CONNECTIONS_PER_IDENTITY`"))
    }

    @Test func `what leads to a secret is marked as one, in the document and in the sample`() throws
    {
        let secrets = HostSettings.all.filter(\.isSecret).map(\.name)
        #expect(secrets == ["tls.key", "keys.directory"])
        let rows = SettingsDocument.markdown(HostSettings.all).split(separator: "\n")
        for name in secrets {
            let row = try #require(rows.first { $0.hasPrefix("| `\(name)`") })
            #expect(row.contains("Secret."))
        }
        let marks = SettingsDocument.sample(HostSettings.all).split(separator: "\n")
            .filter { $0.contains("Secret.") }
        #expect(marks.count == secrets.count)
    }

    @Test func `every key is documented with what it takes, and numbers with unit and range`() {
        for setting in HostSettings.all {
            #expect(setting.summary.hasSuffix("."), "\(setting.name)")
            #expect(!setting.expectation.isEmpty, "\(setting.name)")
            guard case .integer(let unit, let range) = setting.kind else { continue }
            #expect(!unit.isEmpty, "\(setting.name)")
            #expect(setting.expectation.contains(unit), "\(setting.name)")
            #expect(setting.expectation.contains("\(range.upperBound)"), "\(setting.name)")
            if case .integer(let number)? = setting.standard { #expect(range.contains(number)) }
        }
    }

    @Test(arguments: HostSettings.all.filter { !$0.isFamily }.map(\.name))
    func `every key can be overridden by the environment, and a wrong value there is told`(
        name: String
    ) throws {
        let setting = try #require(HostSettings.all.first { $0.name == name })
        let variable = Setting.environmentName(of: name)
        let (right, wrong): (String, String?) =
            switch setting.kind {
            case .integer(_, let range): ("\(range.upperBound)", "\(range.upperBound + 1)")
            case .word(let words): (words[0], "nonsense")
            case .flag: ("true", "yes")
            case .text, .path, .paths: ("from-the-environment", nil)
            }
        let settings = try Self.read(Self.good, environment: [variable: right])
        let value =
            settings.text(name) ?? settings.integer(name).map { "\($0)" }
            ?? settings.flag(name).map { "\($0)" } ?? settings.list(name)?.joined()
        #expect(value == right)
        guard let wrong else { return }
        let error = #expect(throws: ConfigurationError.self) {
            try Self.read(Self.good, environment: [variable: wrong])
        }
        #expect(error?.faults.count == 1)
        #expect(error?.description.contains(name) == true)
    }

    @Test func `the samples of the deployment are what they are samples of`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Services/Deployment/sample")
        let service = try String(
            contentsOf: folder.appending(path: "cases.yaml"),
            encoding: .utf8
        )
        let settings = try ConfigurationReader(table: HostSettings.all, neighbours: ["victims"])
            .read(service, file: "cases.yaml", environment: [:])
        #expect(settings.list("tls.anchors")?.count == 4)
        #expect(settings.flag("keys.create") == false)
        let policy = try String(
            contentsOf: folder.appending(path: "policy.yaml"),
            encoding: .utf8
        )
        #expect(try PolicyFile(parsing: policy, file: "policy.yaml").officers.count == 2)
    }
}
