import RPC
import Records
import ServiceContracts
import Vocabulary

/// What the tables of assessments and plans cannot say of each other: a plan follows an assessment, and a
/// later assessment replaces the earlier ones.
enum Assessing {
    /// A plan names an assessment of the person whom it is for.
    static func checkPerson(
        of entry: RecordEntry<SupportPlan>,
        at desk: WritingDesk
    ) throws {
        guard let named = entry.record.assessment, named != entry.before?.assessment else { return }
        let assessment = try desk.unchecked(named, as: NeedsAssessment.self)
        guard assessment?.record.victim == entry.record.victim else {
            throw VictimSupportRefusal.invalid("record.assessment", "unknown")
        }
    }

    /// Nobody is planned for whose needs nobody looked at, or looked at again since.
    @Sendable
    static func check(_ step: StepTaken<SupportPlan>, _ desk: WritingDesk) throws {
        guard step.to == .assessed || step.to == .planned else { return }
        let assessment = try step.record.assessment.flatMap {
            try desk.unchecked($0, as: NeedsAssessment.self)
        }
        guard let assessment, assessment.state == .completed else {
            throw VictimSupportRefusal.notAssessed
        }
    }

    /// Once an assessment is complete, those that are not later are outdated.
    @Sendable
    static func effect(_ step: inout StepTaken<NeedsAssessment>, _ desk: WritingDesk) throws {
        guard step.to == .completed else { return }
        let completed = try desk.every(
            NeedsAssessment.self,
            facets: [.victim(step.record.victim)],
            states: [.completed]
        )
        for earlier in completed
        where earlier.id != step.id && earlier.record.assessedAt <= step.record.assessedAt {
            try desk.follow(
                earlier.id,
                as: NeedsAssessment.self,
                to: .outdated,
                facts: [.reason: "Đã có lần đánh giá sau."]
            )
        }
    }
}
