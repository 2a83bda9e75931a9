import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// A request whose contract publishes rules that hold without a service: what breaks one is told before
/// anything is sent, by the service's own field and rule.
protocol LocallyChecked {
    /// The rules that it breaks at a moment.
    func broken(at now: Instant) -> [FieldViolation]
}

extension FileRecord: LocallyChecked {
    func broken(at now: Instant) -> [FieldViolation] {
        let rules: [FieldRule<Self>] = [
            .past("occurred", \.occurred?.at),
            FieldRule("state", "initial") { request, _ in
                request.state?.known.map { R.lifecycle.initial.contains($0) } ?? true
            },
        ]
        let state = state?.known ?? R.lifecycle.initial.first
        let inState = state.map { R.rules(in: $0) } ?? []
        return (R.rules + inState).broken(by: record, at: now, in: "record") + entered
            + rules.broken(by: self, at: now)
    }

    /// What is no officer's to file: steps and methods enter it.
    private var entered: [FieldViolation] {
        guard !R.ownEntries.isEmpty,
            let content = try? Wire.decode(WireValue.self, from: try Wire.encode(record))
        else { return [] }
        return R.entered(in: content)
            .map { FieldViolation(field: "record.\($0)", rule: "absent") }
    }
}

extension UpdateRecord: LocallyChecked {
    func broken(at now: Instant) -> [FieldViolation] {
        R.rules.broken(by: record, at: now, in: "record")
    }
}

extension CorrectRecord: LocallyChecked where R: PlainRecord {
    func broken(at now: Instant) -> [FieldViolation] {
        R.rules.broken(by: record, at: now, in: "record")
    }
}

extension TakeStep: LocallyChecked {
    /// Whether any step leads there, and one of them is content with the facts.
    func broken(at now: Instant) -> [FieldViolation] {
        let steps = R.lifecycle.steps.filter { to == $0.to }
        guard !steps.isEmpty else {
            return [FieldViolation(field: "to", rule: "vocabulary")]
        }
        let missing = steps.map { step in step.needs.filter { facts[$0] == nil } }
        guard let fewest = missing.min(by: { $0.count < $1.count }) else { return [] }
        return fewest.map { FieldViolation(field: "facts.\($0.rawValue)", rule: "missing") }
    }
}

extension ReceiveReport: LocallyChecked {
    func broken(at now: Instant) -> [FieldViolation] {
        let rules = Self.rules + [.past("receivedAt", \.receivedAt)]
        return rules.broken(by: report, at: now, in: "report")
    }
}

extension ReceiveCorrespondence: LocallyChecked {
    func broken(at now: Instant) -> [FieldViolation] {
        LetterContent.rules.broken(by: letter, at: now, in: "letter")
            + Self.rules.broken(by: self, at: now)
    }
}
