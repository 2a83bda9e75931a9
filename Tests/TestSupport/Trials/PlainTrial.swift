import RPC
public import ServiceContracts
public import Vocabulary

/// Tries the rules of a plain kind: each of them is broken, when a record is filed and when it is
/// brought up to date, and nothing of that is kept.
///
/// ```swift
/// PlainTrial(CasesScene.networks, breaking: [
///     .init("name", "length.1-300") { $0.name = FreeText("") },
/// ])
/// ```
public struct PlainTrial<Scene: TrialScene, R: ServedRecord & PlainRecord>: Sendable
where R.Service == Scene.Service.Contract {
    /// A way to break a rule.
    public struct Breach: Sendable {
        let field: String
        let rule: String
        let edit: @Sendable (inout R) -> Void

        /// Breaks the rule of a field.
        public init(
            _ field: String,
            _ rule: String,
            _ edit: @escaping @Sendable (inout R) -> Void
        ) {
            self.field = field
            self.rule = rule
            self.edit = edit
        }
    }

    private let kind: TriedKind<Scene, R>
    private let breaches: [Breach]

    /// Tries a kind; there is one breach for each of its rules, and for each of its own entries one
    /// of the rule `absent`.
    public init(_ kind: TriedKind<Scene, R>, breaking breaches: [Breach]) {
        self.kind = kind
        self.breaches = breaches
    }

    /// What was wrong, in sentences.
    public func problems(in scene: Scene) async throws -> [String] {
        var problems = untried.map { "nobody breaks \($0)" }
        let trial = LifecycleTrial(scene: scene, kind: kind)
        let specimen = try await kind.file(scene, trial.firstState)
        let filed = try await trial.standing(specimen)
        let client = scene.client(specimen.by)
        let before = try await scene.harness.contents()
        for breach in breaches {
            var broken = filed.record
            breach.edit(&broken)
            let filing = await refusal { try await client.call(FileRecord(broken)) }
            if !hears(filing, of: breach) {
                problems.append(
                    "filing without \(breach.rule) of \(breach.field): \(filing as Any)"
                )
            }
            guard R.updatableFields(in: trial.firstState).contains(breach.field) else { continue }
            var changed = filed.record
            breach.edit(&changed)
            let update = await refusal {
                try await client.call(
                    UpdateRecord(id: filed.id, seen: filed.version, record: changed)
                )
            }
            if !hears(update, of: breach) {
                problems.append(
                    "updating without \(breach.rule) of \(breach.field): \(update as Any)"
                )
            }
        }
        let after = try await scene.harness.contents().changed(since: before)
        if !after.isEmpty { problems.append("refused calls changed \(after)") }
        return problems
    }

    private var untried: [String] {
        let tried = Set(breaches.map { "\($0.rule) of \($0.field)" })
        let rules = R.rules.map { "\($0.rule) of \($0.field)" }
        return Set(rules + R.ownEntries.map { "absent of \($0)" }).subtracting(tried).sorted()
    }

    private func hears(_ error: ServiceError?, of breach: Breach) -> Bool {
        let violation = FieldViolation(field: "record.\(breach.field)", rule: breach.rule)
        return error?.code == .invalidArgument && error?.violations.contains(violation) == true
    }
}
