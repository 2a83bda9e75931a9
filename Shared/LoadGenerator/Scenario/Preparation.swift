import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// Makes the records that a scenario reads, through the services as officers would.
///
/// Every write bears a key made of its place alone and says the same each time, so preparing again,
/// today or for the next run, answers the same records and adds nothing.
public struct Preparation: Sendable {
    /// How many matters are made at the same time; enough for group commits, few enough to be polite.
    private static let width = 16

    private let callers: Callers
    private let name: String

    /// A preparation through some ways.
    ///
    /// - Parameters:
    ///   - callers: the ways; failed calls are repeated.
    ///   - name: names the population; another name makes other records.
    public init(_ callers: Callers, name: String = "v1") {
        self.callers = callers.patient
        self.name = name
    }

    /// Prepares so many matters.
    ///
    /// - Parameters:
    ///   - size: how many.
    ///   - progress: is told how many are done.
    /// - Returns: the matters, the same ones for the same name.
    /// - Throws: what a service answered in the end.
    public func population(
        of size: Int,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> Population {
        guard size > 0 else { return Population() }
        guard size <= Population.maximumSize else { throw ScenarioError.populationTooLarge }
        return try await withThrowingTaskGroup(of: (Int, Matter).self) { group in
            var matters = [Matter?](repeating: nil, count: size)
            var next = 0
            var done = 0
            while next < min(Self.width, size) {
                group.addTask { [next] in (next, try await matter(next)) }
                next += 1
            }
            while let (index, matter) = try await group.next() {
                matters[index] = matter
                done += 1
                progress(done)
                if next < size {
                    group.addTask { [next] in (next, try await self.matter(next)) }
                    next += 1
                }
            }
            return Population(matters: matters.compactMap { $0 })
        }
    }

    private func matter(_ index: Int) async throws -> Matter {
        let victim = try await write(
            Sheets.registration(index),
            as: Part.hotline,
            "victim",
            index
        ).victim
        let report = try await write(
            ReceiveReport(report: Sheets.report(index, about: victim, at: Sheets.longAgo)),
            as: Part.hotline,
            "report",
            index
        )
        let assigned = try await write(
            Sheets.assignment(of: report.report, seen: report.version),
            as: Part.hotline,
            "assign",
            index
        )
        let confirmed = try await write(
            Sheets.confirmation(of: report.report, seen: try Self.version(assigned)),
            as: Part.police,
            "confirm",
            index
        )
        _ = try Self.version(confirmed)
        let file = try await write(
            OpenCase(report: report.report, offence: .article150, transnational: true),
            as: Part.police,
            "open",
            index
        ).caseFile
        let letter = try await write(
            Sheets.letter(index, about: [victim], in: file),
            as: Part.consular,
            "letter",
            index
        ).filed.id
        return Matter(victim: victim, report: report.report, caseFile: file, letter: letter)
    }

    private func write<Request: ServiceRequest>(
        _ request: Request,
        as officer: String,
        _ scene: String,
        _ index: Int
    ) async throws -> Request.Response {
        let text = "load population \(name)/\(index)/\(scene)"
        return try await callers.client(Request.Service.self, as: officer).call(
            request,
            within: .seconds(30),
            key: IdempotencyKey(Array(text.utf8))
        )
    }

    private static func version<R: Record>(_ outcome: StepOutcome<R>) throws -> Int {
        guard let record = outcome.record else { throw ScenarioError.unexpectedApproval }
        return record.filing.version
    }
}
