import Testing

/// Imports point one way, as the design and the manifest say.
@Suite struct LayerTests {
    /// What each folder may import of ours; a folder that is not listed is a new layer.
    static let layers: [String: Set<String>] = [
        "Shared/WireCodec": [],
        "Shared/Vocabulary": ["WireCodec"],
        "Shared/RPC": ["WireCodec"],
        "Shared/RPCTransport": ["RPC", "WireCodec", "KeptMemory"],
        "Shared/Contracts": ["RPC", "Vocabulary", "WireCodec"],
        "Shared/LoadGenerator": ["RPC", "ServiceContracts", "Vocabulary", "WireCodec"],
        "Shared/Spreadsheets": [],
        "Shared/HTCDS": ["Vocabulary", "WireCodec"],
        "Shared/HTCDSFiles": ["HTCDS", "Spreadsheets", "Vocabulary", "WireCodec"],
        "Shared/Storage": [],
        "Shared/Audit": ["Storage", "WireCodec"],
        "Shared/Records": ["Vocabulary", "Storage", "Audit", "RPC", "WireCodec"],
        "Shared/ServiceKit": [
            "RPC", "ServiceContracts", "Records", "Storage", "Audit", "Vocabulary", "WireCodec",
        ],
        "Shared/ServiceHost": [
            "ServiceKit", "RPCTransport", "RPC", "ServiceContracts", "Records", "Storage", "Audit",
            "Vocabulary", "WireCodec",
        ],
        "Services/Cases": service,
        "Services/VictimSupport": service.union(["HTCDS"]),
        "Services/Liaison": service,
        "Services/Gateway": service,
        "Services/CommandLine": [
            "LoadGenerator", "RPCTransport", "RPC", "ServiceContracts", "Vocabulary", "WireCodec",
            "Audit",
            "Storage", "HTCDS", "HTCDSFiles", "Spreadsheets",
        ],
    ]

    private static let service: Set<String> = [
        "ServiceContracts", "RPC", "ServiceKit", "Records", "Storage", "Audit", "Vocabulary",
        "WireCodec",
    ]

    /// Every module of ours.
    static let ours: Set<String> = [
        "WireCodec", "Vocabulary", "RPC", "RPCTransport", "ServiceContracts", "Storage", "Audit",
        "Records", "ServiceKit", "ServiceHost", "CasesServer", "VictimSupportServer",
        "LiaisonServer", "GatewayServer", "LoadGenerator", "TestSupport", "BrowserSupport",
        "KeptMemory",
        "Spreadsheets", "HTCDS", "HTCDSFiles",
    ]

    private static let network = [
        "Shared/RPCTransport", "Shared/ServiceHost", "Services/CommandLine",
    ]

    /// Libraries that single layers wrap, and which.
    static let reserved: [String: [String]] = [
        "GRDB": ["Shared/Storage"],
        "CZlib": ["Shared/Spreadsheets"],
        "FoundationXML": ["Shared/Spreadsheets"],
        "NIOCore": network,
        "NIOPosix": network,
        "NIOSSL": network,
        "X509": network,
        "Yams": ["Shared/ServiceHost", "Shared/LoadGenerator", "Services/CommandLine"],
        "Histogram": ["Shared/LoadGenerator"],
    ]

    private var sources: [SourceTree.File] {
        SourceTree.shared.swift.filter { !$0.isTest && $0.path != "Package.swift" }
    }

    @Test func `imports point down the layers`() {
        for file in sources {
            let folder = file.parts.prefix(2).joined(separator: "/")
            guard let allowed = Self.layers[folder] else {
                Issue.record("\(file.path): \(folder) is no layer yet; list it in LayerTests")
                continue
            }
            let isDaemon = file.parts.dropFirst(2).first == "Daemon"
            for (number, module) in file.imports where Self.ours.contains(module) {
                let isMain = isDaemon && (module == "ServiceHost" || module.hasSuffix("Server"))
                #expect(
                    allowed.contains(module) || isMain,
                    "\(file.path):\(number) imports \(module), which is not below \(folder)"
                )
            }
        }
    }

    @Test func `a library that one layer wraps is seen by that layer alone`() {
        for file in sources {
            let folder = file.parts.prefix(2).joined(separator: "/")
            for (number, module) in file.imports {
                guard let places = Self.reserved[module] else { continue }
                if !places.contains(folder) {
                    Issue.record("\(file.path):\(number) imports \(module): go through \(places)")
                }
            }
        }
    }

    @Test func `the codec needs the standard library only, and the C library for the clock`() {
        // Atomics are a module of the standard library (SE-0410), not a package.
        let systems: Set<String> = ["Glibc", "Musl", "Darwin", "Synchronization"]
        for file in sources where file.path.hasPrefix("Shared/WireCodec/") {
            for (number, module) in file.imports where !systems.contains(module) {
                Issue.record("\(file.path):\(number) imports \(module); do without")
            }
        }
    }
}
