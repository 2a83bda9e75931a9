public import ServiceKit

/// The table of settings that every service has: the one place that names them.
public enum HostSettings {
    /// Every key, in the order in which documents list them.
    public static let all: [Setting] =
        listen + tls + places + reference + neighbours + logging + limits + overload + drill
        + shutdown

    static let listen = [
        Setting(
            "listen.host",
            .text(expected: "an IP address or host name to listen on"),
            default: .text("127.0.0.1"),
            "The address that takes connections."
        ),
        Setting(
            "listen.port",
            .integer(unit: "port number", 0...65_535),
            "The port; 0 lets the system choose, for tests."
        ),
    ]

    static let tls = [
        Setting("tls.certificate", .path, "This service's certificate chain, PEM."),
        Setting(
            "tls.key",
            .path,
            isSecret: true,
            "Its private key, PEM; readable by the service alone."
        ),
        Setting("tls.anchors", .paths, "The authorities of every ministry, PEM files."),
        Setting(
            "tls.reloadSeconds",
            .integer(unit: "seconds", 1...3_600),
            default: .integer(30),
            "How often renewed certificate files are looked for."
        ),
    ]

    static let places = [
        Setting("policy.file", .path, "Who is who: units, roles and the deny-list."),
        Setting(
            "policy.reloadSeconds",
            .integer(unit: "seconds", 1...10),
            default: .integer(2),
            "How often the policy file is looked at; a denial takes effect within this time."
        ),
        Setting("data.directory", .path, "The folder of the service's files."),
        Setting(
            "keys.directory",
            .path,
            isSecret: true,
            "The folder of the service's keys, backed up apart from the data."
        ),
        Setting(
            "keys.create",
            .flag,
            default: .flag(false),
            "Whether absent keys are made at the start: true on the first start only."
        ),
    ]

    static let reference = [
        Setting(
            "reference.file",
            .path,
            isOptional: true,
            "Announced holidays and clock rules, which replace the shipped ones."
        ),
        Setting(
            "reference.communes",
            .path,
            isOptional: true,
            "A list of communes, comma-separated, in place of the shipped one."
        ),
    ]

    static let neighbours = [
        Setting(
            "neighbours.*.host",
            .text(expected: "the address of a service"),
            default: .text("127.0.0.1"),
            "Where a service that this one calls listens."
        ),
        Setting(
            "neighbours.*.port",
            .integer(unit: "port number", 1...65_535),
            isOptional: true,
            "Its port."
        ),
        Setting(
            "neighbours.*.identity",
            .text(expected: "the SPIFFE identity of a service, spiffe://…/service/…"),
            isOptional: true,
            "The identity that its certificate must prove before the first byte is sent."
        ),
    ]

    static let logging = [
        Setting(
            "log.level",
            .word(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
            default: .text("info"),
            "What is logged: this level and above."
        ),
        Setting(
            "metrics.logSeconds",
            .integer(unit: "seconds", 0...86_400),
            default: .integer(60),
            "How often the metrics are logged; 0 never."
        ),
    ]

    static let limits = [
        Setting(
            "limits.connections",
            .integer(unit: "connections", 1...65_536),
            default: .integer(4_096),
            "Connections in all."
        ),
        Setting(
            "limits.connectionsPerIdentity",
            .integer(unit: "connections", 1...4_096),
            default: .integer(16),
            "Connections of one identity: one identity cannot take the house."
        ),
        Setting(
            "limits.handshakesAtOnce",
            .integer(unit: "handshakes", 1...1_024),
            default: .integer(32),
            "Handshakes under way at one time; each costs a millisecond of a processor."
        ),
        Setting(
            "limits.callsPerConnection",
            .integer(unit: "calls", 1...65_536),
            default: .integer(1_024),
            "Calls in flight on one connection."
        ),
        Setting(
            "limits.idleSeconds",
            .integer(unit: "seconds", 10...86_400),
            default: .integer(300),
            "How long a connection without calls stays open."
        ),
        Setting(
            "limits.eventLoops",
            .integer(unit: "threads", 1...64),
            default: .integer(1),
            "Threads that serve connections; more than there are processors slows them down."
        ),
    ]

    static let overload = [
        Setting(
            "overload.shedding",
            .flag,
            default: .flag(true),
            "Whether calls beyond what the service can work on are refused early, not started."
        ),
        Setting(
            "overload.callsAtLeast",
            .integer(unit: "calls", 1...65_536),
            default: .integer(64),
            "Calls under way that are let in however long they take."
        ),
        Setting(
            "overload.callsAtMost",
            .integer(unit: "calls", 1...65_536),
            default: .integer(1_024),
            "Calls under way beyond which more are refused however short they are."
        ),
    ]

    /// Whether drills may be held at all.
    static let drillAllowed = "drill.allowed"
    /// How long a drill holds calls up.
    static let drillDelay = "drill.delayMilliseconds"
    /// Which share of them.
    static let drillShare = "drill.delayedPerMille"

    static let drill = [
        Setting(
            drillAllowed,
            .flag,
            default: .flag(false),
            "Whether faults may be made on purpose, for practice; never where people are helped."
        ),
        Setting(
            drillDelay,
            .integer(unit: "milliseconds", 0...10_000),
            default: .integer(0),
            "In a drill, how long calls are held up before they are worked on; 0 holds none."
        ),
        Setting(
            drillShare,
            .integer(unit: "calls in a thousand", 0...1_000),
            default: .integer(10),
            "In a drill, how many calls of a thousand are held up."
        ),
    ]

    static let shutdown = [
        Setting(
            "shutdown.graceSeconds",
            .integer(unit: "seconds", 0...600),
            default: .integer(20),
            "How long calls that run may take to finish after SIGTERM."
        )
    ]
}
