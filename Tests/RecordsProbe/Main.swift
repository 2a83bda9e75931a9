import Audit
import Glibc
import Records
import Storage
import Vocabulary
import WireCodec

/// Files numbered records under keys that follow from their numbers, and says what was answered.
///
/// `records-probe write FOLDER AGAIN FIRST COUNT WRITERS` repeats the numbers from AGAIN up to FIRST, as
/// a caller does who got no answer, and goes on with COUNT more: lines are `open`, `again N ID`,
/// `ack N ID`, `fail …` and `done`. `records-probe read FOLDER` says what there is: `kept N ID` for each
/// record that opens, `rows TABLE COUNT`, and `intact` or the audit's findings.
///
/// `records-probe succeed FOLDER` lets another unit take over, page by page: lines are `open`, for each
/// page `move` and `page MOVED`, and `done`. `records-probe succession FOLDER` says how that stands: `moved N` of the journal, `finished`
/// once it is, `versions N` that moved a record, `entries RECORD-ENTRIES RECORDS` for each number of
/// audit entries that records have, and `intact` or the findings.
@main
struct RecordsProbe {
    static func main() async {
        let arguments = CommandLine.arguments
        do {
            switch (arguments.dropFirst().first, arguments.count) {
            case ("write", 7):
                try await write(arguments[2], arguments[3...].compactMap { Int($0) })
            case ("read", 3):
                try await read(arguments[2])
            case ("succeed", 3):
                try await succeed(arguments[2])
            case ("succession", 3):
                try await tellSuccession(arguments[2])
            default:
                say("usage: records-probe write FOLDER AGAIN FIRST COUNT WRITERS")
                say("       records-probe read|succeed|succession FOLDER")
                exit(2)
            }
        } catch {
            say("fail \(error)")
            exit(4)
        }
    }

    static func write(_ folder: String, _ numbers: [Int]) async throws {
        let (again, first, count, writers) = (numbers[0], numbers[1], numbers[2], numbers[3])
        let keeper = try await Probe.open(folder)
        say("open")
        for number in again..<first {
            say("again \(number) \(try await Probe.file(number, with: keeper))")
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    for number in first..<(first + count) where number % writers == writer {
                        say("ack \(number) \(try await Probe.file(number, with: keeper))")
                    }
                }
            }
            try await group.waitForAll()
        }
        // Not closed: the tests look at what a process leaves that just ends.
        say("done")
        exit(0)
    }

    static func read(_ folder: String) async throws {
        let keeper = try await Probe.open(folder)
        var next: Bytes?
        repeat {
            let page = try await keeper.read(Probe.call([], isKeyed: false)) { [next] desk in
                try desk.list(Mark.self, limit: 200, after: next)
            }
            for filed in page.records.compactMap(\.content) {
                say("kept \(filed.record.number) \(filed.id.loggable)")
            }
            next = page.next
        } while next != nil
        for table in [
            "records", "record_versions", "record_facets", "record_events", "record_replies",
            "audit_entries",
        ] {
            let count: Int = try await keeper.store.read { snapshot in
                try snapshot.row("SELECT COUNT(*) AS n FROM \(table)")?["n"] ?? -1
            }
            say("rows \(table) \(count)")
        }
        try await verify(keeper)
        try await keeper.close()
    }

    static func succeed(_ folder: String) async throws {
        let keeper = try await Probe.open(folder)
        say("open")
        var isFinished = false
        while !isFinished {
            say("move")
            let standing = try await keeper.succeed(
                Probe.succession,
                for: Probe.call([], isKeyed: false)
            )
            isFinished = standing.finishedAt != nil
            say("page \(standing.count.records)")
        }
        // Not closed, as above.
        say("done")
        exit(0)
    }

    static func tellSuccession(_ folder: String) async throws {
        let keeper = try await Probe.open(folder)
        let journal = try await keeper.journalledSuccessions(
            for: Probe.call([], isKeyed: false)
        )
        for standing in journal {
            say("moved \(standing.count.records)")
            if standing.finishedAt != nil { say("finished") }
        }
        let (versions, entries): (Int, [(Int, Int)]) = try await keeper.store.read { snapshot in
            let versions: Int =
                try snapshot.row(
                    "SELECT COUNT(*) AS n FROM record_versions WHERE what = 'succeeded'"
                )?["n"] ?? -1
            let entries = try snapshot.rows(
                """
                SELECT entries, COUNT(*) AS n FROM (SELECT COUNT(*) AS entries FROM audit_entries
                WHERE record IS NOT NULL GROUP BY record) GROUP BY entries ORDER BY entries
                """
            ).map { (try $0["entries"] as Int, try $0["n"] as Int) }
            return (versions, entries)
        }
        say("versions \(versions)")
        for (count, records) in entries { say("entries \(count) \(records)") }
        try await verify(keeper)
        try await keeper.close()
    }

    private static func verify(_ keeper: RecordKeeper) async throws {
        let secret = SymmetricKeyBytes(bytes: [UInt8](repeating: 3, count: 32))
        let report = try await AuditVerifier(
            service: "probe",
            key: try CheckpointSigner(secret).publicKey
        ).verify(keeper.store, with: [])
        say(report.isIntact ? "intact" : "findings \(report.findings)")
    }

    /// One line, one system call.
    static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = Glibc.write(1, bytes, bytes.count)
    }
}
