public import ServiceContracts
public import ServiceKit
public import Vocabulary
import RPC
import WireCodec

extension BadCall where Scene: TrialScene {
    /// What is wrong with calls of a kind's generic methods.
    ///
    /// `star` is a ✱ step of the kind that needs a date or a reason and that nobody takes alone; a kind
    /// that every officer may know of has no strangers.
    public static func kernel<R: ServedRecord>(
        _ kind: TriedKind<Scene, R>,
        star: Step<R.State>,
        knownToAll: Bool = false
    ) -> [BadCall] where R.Service == Scene.Service.Contract {
        let calls = KernelCalls(kind: kind, star: star)
        return (knownToAll ? [] : calls.strangers) + calls.reads + calls.steps + calls.decisions
            + calls.mistakes + calls.clocks
    }
}

/// Bad calls of one kind's generic methods.
private struct KernelCalls<Scene: TrialScene, R: ServedRecord>: Sendable
where R.Service == Scene.Service.Contract {
    let kind: TriedKind<Scene, R>
    let star: Step<R.State>

    /// What the kind is called in names.
    private var noun: String { R.kind.rawValue }

    private func trial(_ scene: Scene) -> LifecycleTrial<Scene, R> {
        LifecycleTrial(scene: scene, kind: kind)
    }

    private func call(
        _ what: String,
        _ make: @escaping @Sendable (Scene, Filed<R>, Caller) async throws -> Refused
    ) -> BadCall<Scene> {
        BadCall("\(noun): \(what)") { scene in
            let trial = trial(scene)
            let specimen = try await trial.specimen(in: star.from)
            return try await make(scene, try await trial.standing(specimen), specimen.by)
        }
    }

    // MARK: - Reads

    var strangers: [BadCall<Scene>] {
        [
            call("a stranger asks for one") { scene, filed, reader in
                let role = reader.roles.compactMap(Role.init(rawValue:)).first ?? .provincialPolice
                let stranger = Officers.of(role, in: "VN/GOV/SOMEWHERE/ELSE")
                return try await scene.refused(FetchRecord<R>(id: filed.id), as: stranger)
            }
        ]
    }

    var reads: [BadCall<Scene>] {
        [
            call("one that does not exist") { scene, _, reader in
                try await scene.refused(FetchRecord<R>(id: .make()), as: reader)
            },
            call("a version and a moment at once") { scene, filed, reader in
                let ask = FetchRecord<R>(id: filed.id, version: 1, asOf: filed.filing.recordedAt)
                return try await scene.refused(ask, as: reader)
            },
            call("a list of five hundred") { scene, _, reader in
                try await scene.refused(ListRecords<R>(limit: 500), as: reader)
            },
            call("a list from a cursor of nobody's") { scene, _, reader in
                let cursor = Bytes(Array(repeating: 7, count: 48))
                return try await scene.refused(ListRecords<R>(cursor: cursor), as: reader)
            },
            call("a list of a state that no list holds") { scene, _, reader in
                var ask = ListRecords<R>()
                ask.states = [Word(text: "nowhere")]
                return try await scene.refused(ask, as: reader)
            },
            call("a list by too many facets") { scene, _, reader in
                let facets = (0..<40).map { Facet("province", "\($0)") }
                return try await scene.refused(ListRecords<R>(facets: facets), as: reader)
            },
            call("a history of none") { scene, filed, reader in
                try await scene.refused(RecordHistory<R>(id: filed.id, limit: 0), as: reader)
            },
        ]
    }

    // MARK: - Steps

    private func author(_ scene: Scene, _ filed: Filed<R>) -> Caller {
        let role = trial(scene).authors(of: star).first ?? .provincialPolice
        return Officers.of(role, in: kind.seat(star, filed))
    }

    private func step(
        _ what: String,
        _ change: @escaping @Sendable (inout TakeStep<R>) -> Void
    ) -> BadCall<Scene> {
        call(what) { scene, filed, _ in
            var request = TakeStep<R>(
                id: filed.id,
                seen: filed.version,
                to: star.to,
                facts: .trial(star.needs)
            )
            request.occurred = Occurrence(at: filed.filing.occurred.at)
            change(&request)
            return try await scene.refused(request, as: author(scene, filed))
        }
    }

    var steps: [BadCall<Scene>] {
        [
            step("a step on a version that was not seen") { $0.seen += 1 },
            step("a step that the state does not have") { [star] in $0.to = Word(star.from) },
            step("a step to a state that no list holds") { $0.to = Word(text: "nowhere") },
            step("a step that was told nothing") { $0.facts = StepFacts() },
            step("a fact told twice") { $0.facts.entries += $0.facts.entries.prefix(1) },
            step("a fact that no list holds") {
                var entry = StepFacts.Entry(.remark, "x")
                entry.fact = Word(text: "rumour")
                $0.facts.entries.append(entry)
            },
            step("a date that is none") {
                $0.facts.entries.append(.init(.scheduledDate, "2026-02-30"))
            },
            step("an organisation that is none") {
                $0.facts.entries.append(.init(.issuer, "công an tỉnh"))
            },
            step("a remark of five thousand bytes") {
                $0.facts.entries.append(.init(.remark, String(repeating: "x", count: 5_000)))
            },
            step("a digest that is none") { $0.facts.entries.append(.init(.digest, "0a")) },
            step("a step that has not happened yet") { request in
                let at = request.occurred?.at ?? Instant(millisecondsSinceEpoch: 0)
                request.occurred = Occurrence(at: at.advanced(by: .seconds(86_400)))
            },
            step("a time of a precision that no list holds") {
                $0.occurred?.precision = Word(text: "century")
            },
            step("a ✱ step taken alone") { $0.alone = true },
            call("a step by a role that may not take it") { scene, filed, _ in
                let other = R.steppers.roles.subtracting(star.roles.roles)
                    .min { $0.rawValue < $1.rawValue }
                let request = TakeStep<R>(
                    id: filed.id,
                    seen: filed.version,
                    to: star.to,
                    facts: .trial(star.needs)
                )
                return try await scene.refused(
                    request,
                    as: Officers.of(other ?? .auditor, in: filed.owner)
                )
            },
        ]
    }

    // MARK: - Second officers

    private func waiting(
        _ what: String,
        _ make:
            @escaping @Sendable (Scene, Filed<R>, ApprovalID, (first: Caller, second: Caller))
            async throws -> Refused
    ) -> BadCall<Scene> {
        BadCall("\(noun): \(what)") { scene in
            let trial = trial(scene)
            let specimen = try await trial.specimen(in: star.from)
            let filed = try await trial.standing(specimen)
            let first = author(scene, filed)
            let role = trial.approvers(of: star).first ?? .provincialPolice
            let second = Officers.of(role, in: trial.seat(of: star, filed), 2)
            let taken = try await trial.take(star, of: specimen, by: first)
            return try await make(scene, filed, taken.awaiting ?? .make(), (first, second))
        }
    }

    var decisions: [BadCall<Scene>] {
        [
            waiting("the first officer approves") { scene, _, approval, officers in
                try await scene.refused(
                    DecideApproval<R>(approval: approval, .approve),
                    as: officers.first
                )
            },
            waiting("somebody of another role approves") { scene, filed, approval, _ in
                let role = R.approvers.roles.subtracting(star.approvers.roles)
                    .min { $0.rawValue < $1.rawValue }
                return try await scene.refused(
                    DecideApproval<R>(approval: approval, .approve),
                    as: Officers.of(role ?? .auditor, in: filed.owner, 2)
                )
            },
            waiting("an approval that nobody asked for") { scene, _, _, officers in
                try await scene.refused(
                    DecideApproval<R>(approval: .make(), .approve),
                    as: officers.second
                )
            },
            waiting("a decision that no list holds") { scene, _, approval, officers in
                var request = DecideApproval<R>(approval: approval, .approve)
                request.decision = Word(text: "perhaps")
                return try await scene.refused(request, as: officers.second)
            },
            waiting("a refusal without a reason") { scene, _, approval, officers in
                try await scene.refused(
                    DecideApproval<R>(approval: approval, .refuse),
                    as: officers.second
                )
            },
            waiting("the gateway approves for an officer") { scene, _, approval, officers in
                try await scene.refused(
                    DecideApproval<R>(approval: approval, .approve),
                    as: Officers.gateway,
                    onBehalfOf: officers.second.identity
                )
            },
            waiting("a second proposal while one waits") { scene, filed, _, officers in
                let request = TakeStep<R>(
                    id: filed.id,
                    seen: filed.version,
                    to: star.to,
                    facts: .trial(star.needs)
                )
                return try await scene.refused(request, as: officers.first)
            },
            waiting("an approval decided twice") { scene, _, approval, officers in
                let client = scene.harness.client(as: officers.second)
                let reason = FreeText("chưa đủ căn cứ")
                _ = try await client.call(
                    DecideApproval<R>(approval: approval, .refuse, reason: reason)
                )
                return try await scene.refused(
                    DecideApproval<R>(approval: approval, .approve),
                    as: officers.second
                )
            },
        ]
    }

    // MARK: - Mistakes

    var mistakes: [BadCall<Scene>] {
        [
            call("a void of a step that was not taken") { scene, filed, _ in
                let request = VoidStep<R>(
                    id: filed.id,
                    seen: filed.version,
                    version: filed.version + 5,
                    reason: FreeText("nhầm")
                )
                return try await scene.refused(request, as: author(scene, filed))
            },
            call("a correction of a version that there is not") { scene, filed, officer in
                let request = CorrectRecord(
                    id: filed.id,
                    seen: filed.version,
                    corrects: filed.version + 1,
                    record: filed.record,
                    reason: FreeText("nhầm")
                )
                return try await scene.refused(request, as: officer)
            },
            call("a correction without a reason") { scene, filed, officer in
                let request = CorrectRecord(
                    id: filed.id,
                    seen: filed.version,
                    corrects: 1,
                    record: filed.record,
                    reason: FreeText("")
                )
                return try await scene.refused(request, as: officer)
            },
        ]
    }

    var clocks: [BadCall<Scene>] {
        guard !R.lifecycle.clocks.isEmpty else { return [] }
        return [
            call("an extension of a clock that does not run") { scene, filed, officer in
                let request = ExtendClock<R>(
                    id: filed.id,
                    seen: filed.version,
                    clock: "no.such.clock",
                    until: CalendarDate(dayNumber: 22_000),
                    decision: FreeText("1/QĐ")
                )
                return try await scene.refused(request, as: officer)
            }
        ]
    }
}
