import Glibc
import Logging
import Storage

/// Opens a store, writes numbered rows and says on the standard output what was acknowledged.
///
/// `storage-probe PATH FIRST COUNT WRITERS [unsynced] [wait]`: lines are `open`, `ack N`,
/// `fail N OUTCOME REASON`, `fatal` and `done`; each is one system call, so that a line stands or
/// does not, however the process ends. With `wait` it keeps the store open until its standard input
/// ends.
@main
struct StorageProbe {
    static let migrations = [
        Migration(
            "probe 0001",
            "CREATE TABLE writes (id INTEGER NOT NULL PRIMARY KEY, number INTEGER NOT NULL)"
        )
    ]

    static func main() async {
        let arguments = CommandLine.arguments
        guard arguments.count >= 5, let first = Int(arguments[2]), let count = Int(arguments[3]),
            let writers = Int(arguments[4])
        else {
            say("usage: storage-probe PATH FIRST COUNT WRITERS [unsynced] [wait]")
            exit(2)
        }
        var options = StoreOptions()
        // Small, so that the journal is copied home often while somebody watches.
        options.limits.idleCheckpointPages = 8
        options.limits.busyCheckpointPages = 24
        if arguments.contains("unsynced") { options.durability = .nothing }
        do {
            let store = try await Store.open(
                at: arguments[1],
                migrations: migrations,
                options: options,
                logger: Logger(label: "probe", factory: { _ in SwiftLogNoOpLogHandler() }),
                onFatal: { _ in say("fatal") }
            )
            say("open")
            let isWhole = await write(first..<(first + count), by: writers, to: store)
            say("done")
            if arguments.contains("wait") {
                while readLine() != nil {}
            }
            // Not closed: the tests look at what a process leaves that just ends.
            exit(isWhole ? 0 : 3)
        } catch {
            say("fail -1 \(error.outcome) \(error)")
            exit(4)
        }
    }

    /// Writes the numbers, dealt out to several writers; answers whether all were acknowledged.
    static func write(_ numbers: Range<Int>, by writers: Int, to store: Store) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    for number in numbers where number % writers == writer {
                        do {
                            try await store.write { transaction in
                                let id = try transaction.advance("writes")
                                try transaction.execute(
                                    "INSERT INTO writes (id, number) VALUES ($1, $2)",
                                    id,
                                    number
                                )
                            }
                            say("ack \(number)")
                        } catch {
                            let outcome = (error as? StorageError).map { "\($0.outcome)" }
                            say("fail \(number) \(outcome ?? "unknown") \(error)")
                            return false
                        }
                    }
                    return true
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
    }

    /// One line, one system call.
    static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = Glibc.write(1, bytes, bytes.count)
    }
}
