import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

extension CasesService {
    /// Says of which campaign a file is a result; whoever says so takes part in it.
    func attributeCase(
        _ request: AttributeCase,
        in context: CallContext
    ) async throws -> AttributeCase.Response {
        try await keeper.write(context) { desk in
            var file = try desk.fetch(request.caseFile, as: CaseFile.self).record
            if let campaign = request.campaign {
                _ = try desk.fetch(campaign, as: Campaign.self)
                file.campaign = campaign
                try Attribution.check(file, in: campaign, isNew: true, desk)
            }
            let changed = try desk.change(
                request.caseFile,
                as: CaseFile.self,
                seen: request.seen
            ) { $0.campaign = request.campaign }
            return .init(version: changed.version)
        }
    }
}

/// Whether something is the result of the campaign that its record names.
enum Attribution {
    /// Refuses a result that lies outside its campaign's period or area, and a new one of a campaign
    /// that never ran.
    ///
    /// Asked whenever a record is filed, brought up to date or corrected: a wrong day that is set right
    /// may not carry a result out of the campaign either.
    @Sendable
    static func check<R: Attributable>(
        _ entry: inout RecordEntry<R>,
        _ desk: WritingDesk
    ) throws {
        guard let campaign = entry.record.campaign else { return }
        try check(entry.record, in: campaign, isNew: entry.before?.campaign != campaign, desk)
    }

    /// The same of a record that is about to be attributed.
    static func check(
        _ record: some Attributable,
        in campaign: CampaignID,
        isNew: Bool,
        _ desk: WritingDesk
    ) throws {
        guard let filed = try desk.unchecked(campaign, as: Campaign.self) else {
            throw ServiceError.noSuchRecord
        }
        var broken: [String] = []
        if isNew, filed.state != .running, filed.state != .ended { broken.append("state") }
        if !lies(record, inPeriodOf: filed.record) { broken.append("period") }
        let area = Set(filed.record.provinces)
        if record.places.isEmpty || !area.isSuperset(of: record.places) { broken.append("area") }
        guard broken.isEmpty else {
            throw CasesRefusal.notOfCampaign(
                broken.map { FieldViolation(field: "campaign", rule: "contradicts.\($0)") }
            )
        }
    }

    private static func lies(_ record: some Attributable, inPeriodOf campaign: Campaign) -> Bool {
        guard let first = record.firstDay, let last = record.lastDay else { return false }
        return campaign.from <= first && last <= campaign.until
    }
}
