import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// Plan 19/KH-BCĐ138/CP of 2024: three tasks of international cooperation, who leads them and who takes
/// part, and what the plan measures itself by.
struct PlanStory: SourceStory {
    static let name = "plan-19"
    static var about: String { StoryPhrase.aboutPlan() }
    let cast: Cast

    private static let office = "criminal-police"
    private static let ministries: Set<OrgID> = [
        "VN/GOV/MPS", "VN/GOV/MOFA", "VN/GOV/MOD", "VN/GOV/MOH",
    ]

    init(cast: Cast, today: Instant) { self.cast = cast }

    func play() async throws -> [Finding] {
        try await adopt()
        let tasks = try await tasks()
        return lead(tasks) + (try await refusals(tasks)) + (try await targets())
    }

    /// Hands the plan's tasks out, unless the standing office has done so before.
    private func adopt() async throws {
        do {
            _ = try await cast.play(Self.office, "adopt", AdoptPlan(.plan2024))
        } catch let failure as DemonstrationFailure
            where failure.failure.error.reason == "plan.adopted"
        {}
    }

    /// The tasks that were handed out and not taken back, in the plan's order.
    private func tasks() async throws -> [Filed<PlanTask>] {
        try await cast.ask(
            Self.office,
            ListRecords<PlanTask>(
                facets: [Facet("plan", Word(NationalPlan.plan2024))],
                states: [.assigned, .accepted, .reporting, .completed],
                limit: 200
            )
        ).records.compactMap(\.content).sorted { $0.record.number ?? 0 < $1.record.number ?? 0 }
    }

    private func lead(_ tasks: [Filed<PlanTask>]) -> [Finding] {
        let leads: [OrgID?] = ["VN/GOV/MPS", "VN/GOV/MOFA", nil]
        return leads.enumerated().flatMap { place, lead -> [Finding] in
            let task = tasks.first { $0.record.number == place + 1 }?.record
            return [
                Finding(
                    StoryPhrase.taskLead("\(place + 1)"),
                    task.map(\.lead),
                    published: lead
                ) { $0.map(OrganisationNames.name) ?? StoryPhrase.noLead() },
                Finding(
                    StoryPhrase.taskPartners("\(place + 1)"),
                    task.map { Self.ministries.intersection($0.partners) },
                    published: Self.ministries.filter { $0 != lead }
                ) { bodies in
                    bodies.sorted { $0.path < $1.path }.map(OrganisationNames.name)
                        .joined(separator: ", ")
                },
            ]
        }
    }

    /// Only the lead takes a task up, and nobody hands the plan out again.
    private func refusals(_ tasks: [Filed<PlanTask>]) async throws -> [Finding] {
        guard let task = tasks.first(where: { $0.record.number == 1 }) else {
            throw StoryBroken(scene: "adopt")
        }
        let again = try await cast.refusal(Self.office, "adopt/again", AdoptPlan(.plan2024))
        var findings = [Finding(StoryPhrase.adoptedOnce(), holds: again?.reason == "plan.adopted")]
        // Where its lead has taken the task up already, there is nothing left to take up.
        if task.state == .assigned {
            let other = try await cast.refusal(
                "health-quangninh",
                "accept/other",
                TakeStep<PlanTask>(id: task.id, seen: task.version, to: .accepted)
            )
            findings.append(
                Finding(StoryPhrase.otherBody(), holds: other?.reason == "step.otherBody")
            )
        }
        return findings
    }

    private func targets() async throws -> [Finding] {
        let printed: [(PlanIndicator, Figure)] = [
            (.reportsProcessed, Figure(100)), (.reportsResolved, Figure(90, .over)),
            (.casesCleared, Figure(90, .over)), (.casesProsecuted, Figure(95)),
            (.casesTried, Figure(90)),
        ]
        let targets = try await cast.ask(Self.office, ShowPlan(.plan2024)).targets
        return printed.map { indicator, percent in
            Finding(
                indicator.label.current,
                targets.first { $0.indicator == indicator }?.percent,
                published: percent
            ) { $0.words + " %" }
        }
    }
}
