import Foundation

/// Whether the ports that a world needs are free on this machine.
enum Ports {
    /// Stops with a sentence where one is taken, naming who holds it if that is one of ours.
    static func check(_ world: World) throws {
        for daemon in Daemon.allCases {
            let port = daemon.port(from: world.basePort)
            guard !isFree(port) else { continue }
            if let process = leftOver(daemon, in: world.layout) {
                throw Failure(
                    UpPhrase.portTakenBy("\(port)", daemon.executable, "\(process)"),
                    next: [UpPhrase.orphanNext("\(process)")]
                )
            }
            throw Failure(
                UpPhrase.portTaken("\(port)"),
                next: [UpPhrase.portNext("\(world.basePort + 100)")]
            )
        }
    }

    /// Whether nobody listens on a port of the loopback address.
    static func isFree(_ port: Int) -> Bool {
        guard let number = in_port_t(exactly: port), number > 0 else { return false }
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = number.bigEndian
        address.sin_addr = in_addr(s_addr: inet_addr("127.0.0.1"))
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    /// A process of an earlier run whose `up` did not get to stop it.
    private static func leftOver(_ daemon: Daemon, in layout: WorldLayout) -> Int32? {
        guard let text = try? String(contentsOf: layout.processNumber(of: daemon), encoding: .utf8),
            let process = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)),
            let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline"),
            String(decoding: line, as: UTF8.self).contains(daemon.executable)
        else { return nil }
        return process
    }
}
