import Foundation
import RPC
import ServiceContracts
import Spreadsheets
import Synchronization
import Vocabulary
import WireCodec

@testable import homeward

typealias Crossing = FileRecord<IllegalCrossing>

/// Tables in a folder of their own, and a service that files under keys as the real ones do.
enum BulkScene {
    static let crossings = "day,province,country,direction,personTimes,suspicion,summary"

    static func withTable<Answer>(
        _ bytes: [UInt8],
        _ work: (String) async throws -> Answer
    ) async throws -> Answer {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "bulk-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.csv")
        try Data(bytes).write(to: file)
        return try await work(file.path)
    }

    /// What checking came to, and the rows that may be sent.
    static func check<Request: BulkRequest>(
        _ kind: Request.Type = Crossing.self,
        _ text: String,
        name: String = "",
        limits: SpreadsheetLimits? = nil
    ) async throws -> (outcome: BulkOutcome, rows: [BulkTable<Request>.Row]) {
        try await check(kind, Array(text.utf8), name: name, limits: limits)
    }

    static func check<Request: BulkRequest>(
        _ kind: Request.Type = Crossing.self,
        _ bytes: [UInt8],
        name: String = "",
        limits: SpreadsheetLimits? = nil
    ) async throws -> (outcome: BulkOutcome, rows: [BulkTable<Request>.Row]) {
        try await withTable(bytes) { path in
            var rows: [BulkTable<Request>.Row] = []
            let outcome = try BulkTable<Request>(at: path, name: name, limits: limits).read {
                rows.append($0)
            }
            return (outcome, rows)
        }
    }

    /// So many letters that differ.
    static func letters(_ rows: Int) -> String {
        let heading =
            "correspondenceKind,channel,urgency,partner,partnerOffice,subject,body,arrivedAt,handling"
        let letters = (1...rows).map {
            "noteVerbale,noteVerbale,normal,CN,Sở Công an,Đề nghị \($0),Kính gửi,"
                + "05/06/2025 09:00,H0"
        }
        return ([heading] + letters).joined(separator: "\n")
    }

    /// So many crossings that differ.
    static func table(_ rows: Int) -> String {
        ([crossings] + (0..<rows).map { "05/06/2025,quangNinh,CN,exit,\($0 + 1),none," })
            .joined(separator: "\n")
    }
}

/// A service that files crossings under keys, and fails as told.
final class ScriptedFiling: Sendable {
    private let state = Mutex<[IdempotencyKey: IllegalCrossingID]>([:])
    private let calls = Mutex(0)
    private let trips = Mutex<[Int]>([])
    private let fault: @Sendable (_ call: Int, Crossing) -> ServiceError?

    init(_ fault: @escaping @Sendable (Int, Crossing) -> ServiceError? = { _, _ in nil }) {
        self.fault = fault
    }

    var count: Int { state.withLock { $0.count } }
    /// Rows that it was asked to judge or to file.
    var callCount: Int { calls.withLock { $0 } }
    /// How many rows each call held that asked it to judge.
    var asked: [Int] { trips.withLock { $0 } }

    /// What asking this service about a table came to; nothing is filed.
    func tried(_ text: String) async throws -> (outcome: BulkOutcome, error: (any Error)?) {
        try await BulkScene.withTable(Array(text.utf8)) { path in
            let table = try BulkTable<Crossing>(at: path)
            var keys: [IdempotencyKey] = []
            let checked = try table.read { keys.append($0.key) }
            let before = Instant.now
            while Instant.now == before {}
            let sending = BulkSending(table: table, checked: keys, began: .now)
            return await sending.run(checked, .trying(self.judge), progress: { _ in })
        }
    }

    /// A whole import of a table into this service, as another run of the program.
    func take(_ text: String) async throws -> (outcome: BulkOutcome, error: (any Error)?) {
        try await BulkScene.withTable(Array(text.utf8)) { path in
            let table = try BulkTable<Crossing>(at: path)
            var keys: [IdempotencyKey] = []
            let checked = try table.read { keys.append($0.key) }
            // Identifiers tell the millisecond; what an earlier run filed was in an earlier one.
            let before = Instant.now
            while Instant.now == before {}
            let sending = BulkSending(table: table, checked: keys, began: .now)
            let filing = BulkSending<Crossing>.Stage.filing { try self.file($0, under: $1) }
            return await sending.run(checked, filing, progress: { _ in })
        }
    }

    /// As a service answers many that are only tried: each by itself, unless the first one shows that
    /// nothing can be said of any.
    @Sendable private func judge(
        _ calls: [(request: Crossing, key: IdempotencyKey)]
    ) throws -> [Result<Filed<IllegalCrossing>, homeward.CallFailure>] {
        trips.withLock { $0.append(calls.count) }
        return try calls.map { call in
            do {
                return .success(try file(call.request, under: call.key, isTrial: true))
            } catch let error as ServiceError {
                let failure = homeward.CallFailure(
                    daemon: .cases,
                    method: "cases.crossing.file",
                    error: error
                )
                guard error.outcome == .ranAndFailed else { throw failure }
                return .failure(failure)
            }
        }
    }

    func file(
        _ request: Crossing,
        under key: IdempotencyKey,
        isTrial: Bool = false
    ) throws -> Filed<IllegalCrossing> {
        let call = calls.withLock { count in
            count += 1
            return count
        }
        if let error = fault(call, request) { throw error }
        let id = state.withLock { filed in
            let id = filed[key] ?? .make()
            if !isTrial { filed[key] = id }
            return id
        }
        return Filed(
            id: id,
            state: Word(.detected),
            filing: Filing(
                owner: "VN/GOV/MPS",
                occurred: Occurrence(at: .now),
                recordedAt: .now,
                recordedBy: ""
            ),
            record: request.record
        )
    }
}
