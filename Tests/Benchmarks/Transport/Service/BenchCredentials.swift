public import Foundation
public import RPCTransport

/// Certificates of a ministry that exists for one run: the server makes them, the client reads them.
public struct BenchCredentials: Sendable {
    /// The name that the client expects of the server.
    public static let server = "spiffe://\(domain)/service/bench"
    private static let domain = "bench.homeward.example"

    /// One side's certificate and key, and the anchor that it believes.
    public let credentials: Credentials

    /// Makes an authority and both sides' certificates, and leaves the client's in `folder`.
    public static func makeForServer(in folder: URL) throws -> BenchCredentials {
        let authority = try DevelopmentAuthority(domain: domain)
        let server = try authority.issueService("bench")
        let client = try authority.issueService("bench-client")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in [
            ("anchor.pem", authority.certificatePEM),
            ("client.pem", client.certificatePEM),
            ("client.key", client.privateKeyPEM),
        ] {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        return BenchCredentials(
            credentials: try Credentials(
                certificateChainPEM: server.certificatePEM,
                privateKeyPEM: server.privateKeyPEM,
                anchorsPEM: [authority.certificatePEM]
            )
        )
    }

    /// Reads what the server left in `folder`.
    public static func readForClient(in folder: URL) throws -> BenchCredentials {
        func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        return BenchCredentials(
            credentials: try Credentials(
                certificateChainPEM: try text("client.pem"),
                privateKeyPEM: try text("client.key"),
                anchorsPEM: [try text("anchor.pem")]
            )
        )
    }

    /// The folder below `parent` that a server on `port` and its clients share.
    public static func folder(in parent: String, port: Int) -> URL {
        URL(filePath: parent).appending(path: "homeward-\(port)")
    }
}
