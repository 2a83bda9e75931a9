import Foundation

/// Where everything of a development world lies: one folder, `.homeward/` unless told otherwise.
struct WorldLayout: Sendable, Hashable {
    /// The folder itself.
    let home: URL

    /// The layout below a folder.
    init(home: URL) {
        self.home = home.absoluteURL
    }

    /// Certificates and keys, a folder per trust domain.
    var certificates: URL { home.appending(path: "pki", directoryHint: .isDirectory) }
    /// One configuration file per service.
    var configurations: URL { home.appending(path: "config", directoryHint: .isDirectory) }
    /// Roles, units and the deny-list.
    var policy: URL { configurations.appending(path: "policy.yaml") }
    /// Keys that are no certificates', a folder per service.
    var keys: URL { home.appending(path: "keys", directoryHint: .isDirectory) }
    /// The stores, a folder per service.
    var data: URL { home.appending(path: "data", directoryHint: .isDirectory) }
    /// What the services log, a file per service.
    var logs: URL { home.appending(path: "logs", directoryHint: .isDirectory) }
    /// Process numbers of what runs, and the lock of who runs it.
    var run: URL { home.appending(path: "run", directoryHint: .isDirectory) }
    /// Written last, when all else is in place: its presence means that the world is whole.
    var description: URL { home.appending(path: "world.json") }

    /// A service's configuration.
    func configuration(of daemon: Daemon) -> URL {
        configurations.appending(path: "\(daemon.rawValue).yaml")
    }

    /// A service's log.
    func log(of daemon: Daemon) -> URL {
        logs.appending(path: "\(daemon.rawValue).log")
    }

    /// Where a running service's process number stands.
    func processNumber(of daemon: Daemon) -> URL {
        run.appending(path: "\(daemon.rawValue).pid")
    }

    /// A service's data.
    func data(of daemon: Daemon) -> URL {
        data.appending(path: daemon.rawValue, directoryHint: .isDirectory)
    }

    /// What the stores of all services take, in bytes; what cannot be looked at counts as nothing.
    var dataBytes: Int {
        let files = FileManager.default.enumerator(
            at: data,
            includingPropertiesForKeys: [.isRegularFileKey, .fileSizeKey]
        )
        var sum = 0
        while let file = files?.nextObject() as? URL {
            let values = try? file.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
            if values?.isRegularFile == true { sum += values?.fileSize ?? 0 }
        }
        return sum
    }

    /// A service's own keys.
    func keys(of daemon: Daemon) -> URL {
        keys.appending(path: daemon.rawValue, directoryHint: .isDirectory)
    }

    /// A service's store.
    func store(of daemon: Daemon) -> URL {
        data(of: daemon).appending(path: "\(daemon.contractName).db")
    }

    /// What the demonstration made, for suggestions; absent until it is loaded.
    var demonstration: URL { home.appending(path: "demonstration.json") }

    /// A trust domain's authority and what it issued.
    func certificates(of ministry: Ministry) -> URL {
        certificates.appending(path: ministry.rawValue, directoryHint: .isDirectory)
    }
}
