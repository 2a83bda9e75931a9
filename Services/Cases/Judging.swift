import RPC
import Records
import ServiceContracts
import Vocabulary

/// What officers make of a report: how good it is, and whether another one says the same.
extension CasesService {
    /// Grades a report.
    func gradeReport(
        _ request: GradeReport,
        in context: CallContext
    ) async throws -> GradeReport.Response {
        try await keeper.write(context) { desk in
            let changed = try desk.change(request.report, as: Report.self, seen: request.seen) {
                report in
                report.sourceGrade = request.source
                report.contentGrade = request.content
            }
            return .init(version: changed.version)
        }
    }

    /// Lays a report to rest in favour of another one that the caller reads, too.
    func markDuplicate(
        _ request: MarkDuplicate,
        in context: CallContext
    ) async throws -> MarkDuplicate.Response {
        try await keeper.write(context) { desk in
            let report = try desk.fetch(request.report, as: Report.self)
            let original = try desk.fetch(request.original, as: Report.self)
            guard original.id != report.id, original.state != .duplicate else {
                throw CasesRefusal.notOriginal
            }
            let outcome = try desk.step(
                report.id,
                as: Report.self,
                seen: request.seen,
                to: .duplicate,
                facts: [.link: original.id.loggable]
            ) { $0.duplicateOf = original.id }
            return .init(version: outcome.record?.version ?? report.version + 1)
        }
    }
}
