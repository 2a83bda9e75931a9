import Foundation
import ServiceContracts
import Vocabulary

/// What the demonstration made: references only, so that the program can suggest commands.
struct DemonstrationRecord: Codable, Sendable, Hashable {
    /// The report that it began with.
    var report: ReportID
    /// The case file.
    var caseFile: CaseFileID
    /// The handover.
    var handover: HandoverID
    /// The person whose journey is shown.
    var victim: VictimRef

    /// Reads it, if the demonstration was loaded.
    static func read(_ layout: WorldLayout) -> DemonstrationRecord? {
        guard let data = try? Data(contentsOf: layout.demonstration) else { return nil }
        return try? JSONDecoder().decode(DemonstrationRecord.self, from: data)
    }

    /// Keeps it.
    func write(_ layout: WorldLayout) throws {
        let data = try JSONEncoder().encode(self)
        try PrivateFile.write(String(decoding: data, as: UTF8.self), to: layout.demonstration)
    }
}
