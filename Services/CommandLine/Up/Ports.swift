import Foundation

/// Whether the ports that a world needs are free on this machine.
enum Ports {
    /// Stops with a sentence for each port that is taken, naming who holds it where that can be seen.
    static func check(_ world: World) throws {
        let taken = Daemon.allCases.map { $0.port(from: world.basePort) }.filter { !isFree($0) }
        guard !taken.isEmpty else { return }
        let holders = taken.map { ($0, PortHolder.listening(on: $0)) }
        let sentences = holders.map { port, holder in
            holder.map { UpPhrase.portTakenBy("\(port)", $0.name, "\($0.process)") }
                ?? UpPhrase.portTaken("\(port)")
        }
        var stops: [String] = []
        for process in holders.compactMap({ $0.1?.process }) where !stops.contains("\(process)") {
            stops.append("\(process)")
        }
        let other = freeBase(after: world.basePort).map { UpPhrase.portNext("\($0)") }
        throw Failure(
            sentences.joined(separator: "\n"),
            next: (stops.isEmpty ? [] : [UpPhrase.stopNext(stops.joined(separator: " "))])
                + (other.map { [$0] } ?? [])
        )
    }

    /// The next first port, in steps of a hundred, from which four are free.
    static func freeBase(after base: Int) -> Int? {
        stride(from: base + 100, through: min(base + 5_000, 65_000), by: 100).first { base in
            Daemon.allCases.allSatisfy { isFree($0.port(from: base)) }
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
}

/// The process that listens on a port, as the system's own tables name it.
struct PortHolder: Sendable, Hashable {
    /// The program's name.
    let name: String
    /// The process number.
    let process: Int32

    /// Looks for it; missing where nobody listens, or where it is somebody else's process.
    static func listening(on port: Int) -> PortHolder? {
        let sockets = Set(
            ["/proc/net/tcp", "/proc/net/tcp6"].flatMap { table(at: $0, port: port) }
        )
        guard !sockets.isEmpty else { return nil }
        let files = FileManager.default
        for entry in (try? files.contentsOfDirectory(atPath: "/proc")) ?? [] {
            guard let process = Int32(entry) else { continue }
            let folder = "/proc/\(process)/fd"
            for descriptor in (try? files.contentsOfDirectory(atPath: folder)) ?? [] {
                let link = try? files.destinationOfSymbolicLink(atPath: "\(folder)/\(descriptor)")
                guard let link, sockets.contains(link) else { continue }
                let name = files.contents(atPath: "/proc/\(process)/comm") ?? Data()
                return PortHolder(
                    name: String(decoding: name, as: UTF8.self)
                        .trimmingCharacters(in: .whitespacesAndNewlines),
                    process: process
                )
            }
        }
        return nil
    }

    /// The sockets that listen on a port, `socket:[4711]`, out of a table of proc(5).
    private static func table(at path: String, port: Int) -> [String] {
        let text = FileManager.default.contents(atPath: path) ?? Data()
        let suffix = ":" + String(format: "%04X", port)
        return String(decoding: text, as: UTF8.self).split(separator: "\n").compactMap { line in
            let columns = line.split(separator: " ")
            // Local address, …, state 0A for LISTEN, …, inode.
            guard columns.count > 9, columns[1].hasSuffix(suffix), columns[3] == "0A" else {
                return nil
            }
            return "socket:[\(columns[9])]"
        }
    }
}
