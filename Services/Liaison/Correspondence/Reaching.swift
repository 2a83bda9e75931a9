import Records
import ServiceContracts
import Vocabulary

/// Whom a letter reaches on the other side: a focal point's days are looked at when it is written.
extension WritingDesk {
    /// Answers with a letter of ours, and warns where the partner's focal point on its channel holds no
    /// longer: who replaced it stands in the answer.
    ///
    /// The letter goes all the same: a late list of contacts keeps nobody from calling for help.
    func answer(_ letter: Filed<Correspondence>) throws -> CorrespondenceAnswer {
        let warnings = letter.record.warnings
        let known = try every(
            FocalPoint.self,
            facets: [Facet("country", letter.record.partner)],
            states: [.named, .ended]
        ).filter { $0.record.access(for: viewer, filing: $0.filing) == .content }
        let sameChannel = known.filter { $0.record.channel == letter.record.channel }
        let day = VietnameseTime.date(of: now)
        let holding = known.filter { $0.state == .named && $0.record.isValid(on: day) }
        guard !sameChannel.isEmpty,
            !holding.contains(where: { $0.record.channel == letter.record.channel })
        else { return CorrespondenceAnswer(filed: letter, warnings: warnings) }
        return CorrespondenceAnswer(
            filed: letter,
            warnings: warnings + [.focalPointEnded],
            focalPoints: holding.map(\.id).sorted()
        )
    }
}
