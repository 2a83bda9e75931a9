import Foundation
import HTCDS
import HTCDSFiles
import ServiceContracts
import Vocabulary

/// Takes a file's rows over in as many calls as they need.
///
/// A file that fits into one call is stored in one transaction. Of a longer one the service checks every
/// row before it stores the first; then each call stores all its rows or none, and a file that was cut off
/// goes on when it comes again, since a row registers a person once.
struct HTCDSSending: Sendable {
    /// Makes one call.
    typealias Send = (ImportHTCDS) async throws -> ImportHTCDS.Response

    /// The file.
    let file: String
    /// The province that cares for the persons.
    let province: Province
    /// How many rows it holds, as it was checked here.
    let rows: Int
    /// Whose the rows are that seem to be of somebody taken in before.
    var decisions: [HTCDSDecision] = []

    /// Sends the rows; where any is rejected, what was.
    func run(
        dryRun: Bool,
        progress: (String, Int) -> Void,
        _ send: Send
    ) async throws -> ImportHTCDS.Response {
        if dryRun || rows > ImportHTCDS.largestCount {
            let checked = try await pass(dryRun: true, BulkPhrase.checking(), progress, send)
            guard !dryRun, checked.rejections.isEmpty else { return checked }
        }
        return try await pass(dryRun: false, BulkPhrase.sending(), progress, send)
    }

    private func pass(
        dryRun: Bool,
        _ title: String,
        _ progress: (String, Int) -> Void,
        _ send: Send
    ) async throws -> ImportHTCDS.Response {
        let file = file
        let feed = RowFeed<HTCDSRow>(ahead: ImportHTCDS.largestCount) { take in
            _ = try HTCDSFile(at: URL(fileURLWithPath: file)).read { record, row in
                try take(HTCDSRow(row: row, entries: HTCDSRows.entries(of: record)))
            }
        }
        defer { feed.stop() }
        var answer = ImportHTCDS.Response()
        var waiting: [HTCDSRow] = []
        var sent = 0
        func sendWaiting() async throws {
            guard !waiting.isEmpty else { return }
            let numbers = Set(waiting.map(\.row))
            let decided = decisions.filter { numbers.contains($0.row) }
            let part = try await send(
                ImportHTCDS(
                    rows: waiting,
                    province: province,
                    dryRun: dryRun,
                    decisions: decided.isEmpty ? nil : decided
                )
            )
            answer.imported += part.imported
            answer.rejections += part.rejections
            sent += waiting.count
            waiting = []
            progress(title, sent)
        }
        for try await row in feed {
            waiting.append(row)
            if waiting.count == ImportHTCDS.largestCount { try await sendWaiting() }
            // What is rejected now was good when it was checked: the rest waits for somebody to look.
            if !dryRun, !answer.rejections.isEmpty { return answer }
        }
        try await sendWaiting()
        return answer
    }
}
