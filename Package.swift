// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is compiled so; dependencies are untouched.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    // SE-0335: a protocol used as a type says `any`.
    .enableUpcomingFeature("ExistentialAny"),
    // SE-0409: an import is `internal` unless a public signature needs it.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // SE-0444: a member is visible only where its module is imported.
    .enableUpcomingFeature("MemberImportVisibility"),
    // SE-0461: nonisolated async functions run where their caller runs.
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

// Products of dependencies, named once.
let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOTLS", package: "swift-nio"),
]
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let lifecycle: Target.Dependency = .product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)
let unixSignals: Target.Dependency = .product(
    name: "UnixSignals",
    package: "swift-service-lifecycle"
)
let configuration: Target.Dependency = .product(
    name: "Configuration",
    package: "swift-configuration"
)
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let histogram: Target.Dependency = .product(name: "Histogram", package: "hdrhistogram-swift")
let deque: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let grdb: [Target.Dependency] = [
    .product(name: "GRDB", package: "GRDB.swift"),
    .product(name: "GRDBSQLite", package: "GRDB.swift"),
]

func library(
    _ name: String,
    _ path: String,
    _ dependencies: [Target.Dependency] = [],
    exclude: [String] = []
) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        path: path,
        exclude: exclude,
        swiftSettings: settings
    )
}

/// The tests of `name`; whatever stands in a folder `Fixtures` beside them is copied along.
func tests(
    _ name: String,
    _ dependencies: [Target.Dependency],
    copying: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: dependencies,
        path: "Tests/\(name)Tests",
        resources: copying.map { .copy($0) },
        swiftSettings: settings
    )
}

/// What a service may import.
let serviceLayers: [Target.Dependency] = [
    "ServiceContracts", "RPC", "ServiceKit", "Records", "Storage", "Audit", "Vocabulary",
    "WireCodec", crypto, logging,
]

/// A service: its library, and beside it in `Daemon/` its one-statement executable.
func service(
    _ name: String,
    _ path: String,
    daemon: String,
    also: [Target.Dependency] = []
) -> [Target] {
    [
        library(
            name,
            path,
            serviceLayers + also,
            exclude: ["Daemon"]
        ),
        .executableTarget(
            name: daemon,
            dependencies: [.target(name: name), "ServiceHost"],
            path: "\(path)/Daemon",
            swiftSettings: settings
        ),
    ]
}

let libraries: [Target] = [
    library("WireCodec", "Shared/WireCodec"),
    library("Vocabulary", "Shared/Vocabulary", ["WireCodec"]),
    library("RPC", "Shared/RPC", ["WireCodec", crypto]),
    // C, because the settings of the C library's allocator are not among what Swift sees of it.
    .target(name: "KeptMemory", path: "Shared/KeptMemory"),
    library(
        "RPCTransport",
        "Shared/RPCTransport",
        ["RPC", "WireCodec", "KeptMemory", nioSSL, x509, asn1, crypto, deque, logging] + nio
    ),
    library("ServiceContracts", "Shared/Contracts", ["RPC", "Vocabulary", "WireCodec"]),
    library(
        "LoadGenerator",
        "Shared/LoadGenerator",
        ["RPC", "ServiceContracts", "Vocabulary", "WireCodec", histogram, yams]
    ),
    .systemLibrary(
        name: "CZlib",
        path: "Shared/CZlib",
        providers: [.apt(["zlib1g-dev"])]
    ),
    library("Spreadsheets", "Shared/Spreadsheets", ["CZlib"]),
    library("HTCDS", "Shared/HTCDS", ["Vocabulary", "WireCodec"]),
    library(
        "HTCDSFiles",
        "Shared/HTCDSFiles",
        ["HTCDS", "Spreadsheets", "Vocabulary", "WireCodec"]
    ),
    library("Storage", "Shared/Storage", [logging, deque] + grdb),
    library("Audit", "Shared/Audit", ["Storage", "WireCodec", crypto]),
    library(
        "Records",
        "Shared/Records",
        ["Vocabulary", "Storage", "Audit", "RPC", "WireCodec", crypto, deque, logging]
    ),
    library(
        "ServiceKit",
        "Shared/ServiceKit",
        [
            "RPC", "ServiceContracts", "Records", "Storage", "Audit", "Vocabulary", "WireCodec",
            crypto, logging, metrics,
        ]
    ),
    library(
        "ServiceHost",
        "Shared/ServiceHost",
        [
            "ServiceKit", "RPCTransport", "RPC", "ServiceContracts", "Records", "Storage", "Audit",
            "Vocabulary", "WireCodec", nioSSL, x509, crypto, logging, metrics, lifecycle,
            unixSignals, configuration, yams,
        ] + nio
    ),
]

let services: [Target] =
    service("CasesServer", "Services/Cases", daemon: "homeward-cases")
    + service(
        "VictimSupportServer",
        "Services/VictimSupport",
        daemon: "homeward-victim-support",
        also: ["HTCDS"]
    )
    + service("LiaisonServer", "Services/Liaison", daemon: "homeward-liaison")
    + service("GatewayServer", "Services/Gateway", daemon: "homeward-gateway")

let commandLine: [Target] = [
    .executableTarget(
        name: "homeward",
        dependencies: [
            "LoadGenerator", "RPCTransport", "RPC", "ServiceContracts", "Vocabulary", "WireCodec",
            "Audit", "Storage", "HTCDS", "HTCDSFiles", "Spreadsheets", arguments, yams, logging,
            crypto, x509, asn1, nioSSL,
        ] + nio,
        path: "Services/CommandLine",
        swiftSettings: settings
    )
]

// MARK: - Tests

let testSupport = library(
    "TestSupport",
    "Tests/TestSupport",
    [
        "RPCTransport", "RPC", "ServiceContracts", "ServiceKit", "Records", "Storage", "Audit",
        "Vocabulary", "WireCodec", x509, asn1, crypto, nioSSL, logging, metrics,
    ] + nio
)

/// Runs the programs in Python that tests compare with.
let pythonPeer = library("PythonPeer", "Tests/PythonPeer")

/// A browser without a window, in which tests look at pages.
let browserSupport = library("BrowserSupport", "Tests/BrowserSupport")

/// A process that the durability tests watch, cut off and kill.
let storageProbe: Target = .executableTarget(
    name: "storage-probe",
    dependencies: ["Storage", logging],
    path: "Tests/StorageProbe",
    swiftSettings: settings
)

/// Counts what a thread asks the allocator for; C, because only C can stand in for `malloc`.
let allocationCounter: Target = .target(
    name: "AllocationCounter",
    path: "Tests/AllocationCounter"
)

/// The same for the kernel: files keyed records and repeats them after the kill.
let recordsProbe: Target = .executableTarget(
    name: "records-probe",
    dependencies: [
        "Records", "RPC", "Storage", "Audit", "Vocabulary", "WireCodec", crypto, logging,
    ],
    path: "Tests/RecordsProbe",
    swiftSettings: settings
)

let allTests: [Target] = [
    tests("WireCodec", ["WireCodec", "AllocationCounter", "PythonPeer"], copying: ["Fixtures"]),
    // The page of reference data shows what other modules list, too.
    tests("Vocabulary", ["Vocabulary", "WireCodec", "HTCDS", "ServiceContracts"]),
    tests("RPC", ["RPC", "WireCodec"]),
    tests(
        "RPCTransport",
        [
            "RPCTransport", "RPC", "WireCodec", "TestSupport", nioEmbedded, nioSSL, x509, asn1,
            crypto,
        ] + nio,
        copying: ["Fixtures"]
    ),
    tests(
        "ServiceContracts",
        ["ServiceContracts", "RPC", "Vocabulary", "WireCodec"],
        copying: ["Fixtures"]
    ),
    tests("Spreadsheets", ["Spreadsheets", "PythonPeer"], copying: ["Fixtures"]),
    tests(
        "HTCDS",
        ["HTCDS", "HTCDSFiles", "Spreadsheets", "Vocabulary", "WireCodec", "PythonPeer"],
        copying: ["Fixtures"]
    ),
    tests("Storage", ["Storage", "TestSupport", "storage-probe", logging]),
    tests("Audit", ["Audit", "Storage", "WireCodec", crypto, logging] + grdb),
    tests("Records", ["TestSupport", "records-probe"] + serviceLayers + grdb),
    tests(
        "ServiceKit",
        [
            "ServiceKit", "ServiceContracts", "RPC", "Storage", "Audit", "Vocabulary", "WireCodec",
            logging,
        ]
    ),
    tests(
        "ServiceHost",
        [
            "ServiceHost", "ServiceKit", "RPCTransport", "RPC", "Storage", "Audit", "WireCodec",
            logging,
        ]
    ),
    tests(
        "Cases",
        ["CasesServer", "TestSupport", "homeward"] + serviceLayers,
        copying: ["Fixtures"]
    ),
    tests(
        "VictimSupport",
        ["VictimSupportServer", "TestSupport", "homeward"] + serviceLayers,
        copying: ["Fixtures"]
    ),
    tests(
        "Liaison",
        ["LiaisonServer", "TestSupport", "homeward"] + serviceLayers,
        copying: ["Fixtures"]
    ),
    tests(
        "Gateway",
        [
            "GatewayServer", "CasesServer", "VictimSupportServer", "LiaisonServer", "TestSupport",
            "homeward",
        ] + serviceLayers,
        copying: ["Fixtures"]
    ),
    tests(
        "LoadGenerator",
        [
            "LoadGenerator", "RPC", "ServiceContracts", "Vocabulary", "WireCodec", "BrowserSupport",
        ]
    ),
    tests(
        "CommandLine",
        [
            "homeward", "HTCDS", "HTCDSFiles", "Spreadsheets", "LoadGenerator", "RPCTransport",
            "CasesServer", "TestSupport", arguments,
        ]
            + serviceLayers
    ),
    tests(
        "EndToEnd",
        [
            "BrowserSupport", "PythonPeer", "TestSupport", "VictimSupportServer", "ServiceHost",
            "homeward",
        ] + serviceLayers,
        copying: ["Fixtures"]
    ),
    tests("Tidy", [yams]),
]

/// While working on one part: `HOMEWARD_ONLY=RPC,Storage swift test` builds those tests alone.
let chosen = Context.environment["HOMEWARD_ONLY"]?.split(separator: ",").map { "\($0)Tests" }
let testTargets =
    [testSupport, pythonPeer, browserSupport, storageProbe, recordsProbe, allocationCounter]
    + allTests.filter { target in chosen?.contains(target.name) ?? true }

// MARK: - Benchmarks

/// Tests/Benchmarks and what it alone depends on: there only with `HOMEWARD_BENCHMARKS=1`.
let hasBenchmarks = Context.environment["HOMEWARD_BENCHMARKS"] != nil

/// A program of `Tests/Benchmarks`.
func benchmark(
    _ name: String,
    _ folder: String,
    _ dependencies: [Target.Dependency],
    exclude: [String] = []
) -> Target {
    .executableTarget(
        name: name,
        dependencies: [arguments] + dependencies,
        path: "Tests/Benchmarks/\(folder)",
        exclude: exclude,
        swiftSettings: settings
    )
}

let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")
let benchmarks: [Target] = [
    .target(
        name: "BenchmarkRecord",
        dependencies: ["WireCodec"],
        path: "Tests/Benchmarks/Record",
        resources: [.copy("record.json")],
        swiftSettings: settings
    ),
    library(
        "BenchmarkSupport",
        "Tests/Benchmarks/Support",
        ["WireCodec", "AllocationCounter"]
    ),
    library(
        "BenchmarkService",
        "Tests/Benchmarks/Transport/Service",
        ["BenchmarkRecord", "RPCTransport", "RPC", "WireCodec"]
    ),
    .target(
        name: "BenchmarkWorld",
        dependencies: ["RPCTransport"],
        path: "Tests/Benchmarks/World",
        exclude: ["world.py"],
        swiftSettings: settings
    ),
    // What protoc made of record.proto; its code is not ours to hold to our settings.
    .target(
        name: "RecordProtobuf",
        dependencies: [protobuf],
        path: "Tests/Benchmarks/Protobuf",
        exclude: ["record.proto"]
    ),
    benchmark(
        "codec-bench",
        "Codec",
        ["BenchmarkSupport", "BenchmarkRecord", "WireCodec", "RecordProtobuf", protobuf]
    ),
    benchmark(
        "storage-bench",
        "Storage",
        [
            "Audit", "Records", "ServiceContracts", "Storage", "RPC", "Vocabulary", "WireCodec",
            crypto, logging,
        ] + grdb
    ),
    benchmark(
        "records-bench",
        "Records",
        ["BenchmarkWorld", "ServiceContracts", "RPC", "RPCTransport", "Vocabulary", "WireCodec"],
        exclude: ["measure.py"]
    ),
    benchmark(
        "plain-bench",
        "Plain",
        [
            "BenchmarkService", "BenchmarkWorld", "ServiceContracts", "RPC", "RPCTransport",
            "Vocabulary", "WireCodec", unixSignals,
        ]
    ),
    benchmark(
        "bench-server",
        "Transport/Server",
        ["BenchmarkService", "BenchmarkRecord", "RPCTransport", "RPC", unixSignals]
    ),
    benchmark(
        "bench-client",
        "Transport/Client",
        ["BenchmarkService", "BenchmarkRecord", "RPCTransport", "RPC", "WireCodec"]
    ),
]
let benchmarkDependencies: [Package.Dependency] = [
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0")
]

let package = Package(
    name: "homeward",
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(
            url: "https://github.com/apple/swift-configuration",
            from: "1.4.0",
            traits: ["YAML"]
        ),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ] + (hasBenchmarks ? benchmarkDependencies : []),
    targets: libraries + services + commandLine + testTargets + (hasBenchmarks ? benchmarks : [])
)
