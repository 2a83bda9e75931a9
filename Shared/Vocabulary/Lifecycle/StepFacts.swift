import WireCodec

/// What a step was told: entries of a fact and its value.
///
/// Values are sealed with the record's own key; they are never logged and stand in no event.
public struct StepFacts: Codable, Hashable, Sendable {
    /// The facts, each at most once.
    public var entries: [Entry]

    /// Facts in the order given.
    public init(_ entries: [Entry] = []) { self.entries = entries }

    /// One fact and its value.
    public struct Entry: Codable, Hashable, Sendable {
        /// What is told.
        public var fact: Word<Fact>
        /// Its value, in the fact's form.
        public var value: FreeText

        /// Tells a fact.
        public init(_ fact: Fact, _ value: String) {
            self.fact = Word(fact)
            self.value = FreeText(value)
        }
    }

    /// The value of a fact, if it was told.
    public subscript(_ fact: Fact) -> String? {
        entries.first { $0.fact == fact }?.value.disclosed
    }

    /// These facts and one more.
    public func adding(_ fact: Fact, _ value: String) -> StepFacts {
        StepFacts(entries + [Entry(fact, value)])
    }
}

extension StepFacts: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (Fact, String)...) {
        entries = elements.map { Entry($0.0, $0.1) }
    }
}

extension StepFacts {
    /// A fact that breaks a rule, and which rule: `missing`, `repeated` or `form.date`.
    public struct Problem: Hashable, Sendable {
        /// The fact's name, or `facts[3]` where this version does not know it.
        public let field: String
        /// The rule.
        public let rule: String

        /// A fact and the rule that it breaks.
        public init(field: String, rule: String) {
            self.field = field
            self.rule = rule
        }
    }

    /// What is wrong with these facts for a step that needs some of them; empty if nothing is.
    public func problems(needing needed: [Fact]) -> [Problem] {
        var problems: [Problem] = []
        var seen: Set<Fact> = []
        for (index, entry) in entries.enumerated() {
            guard let fact = entry.fact.known else {
                problems.append(Problem(field: "facts[\(index)]", rule: "vocabulary.unrecognized"))
                continue
            }
            if !seen.insert(fact).inserted {
                problems.append(Problem(field: fact.rawValue, rule: "repeated"))
            } else if !fact.form.admits(entry.value.disclosed) {
                problems.append(
                    Problem(field: fact.rawValue, rule: "form.\(fact.form.rawValue)")
                )
            }
        }
        for fact in needed where !seen.contains(fact) {
            problems.append(Problem(field: fact.rawValue, rule: "missing"))
        }
        return problems
    }
}

extension Fact.Form {
    /// Whether a value has this form.
    public func admits(_ value: String) -> Bool {
        switch self {
        case .text: (1...4_000).contains(value.utf8.count)
        case .code: isCode(value)
        case .date: CalendarDate(value) != nil
        case .organisation: OrgID(value) != nil
        case .reference: Identifier(value) != nil
        case .digest: value.utf8.count == 64 && value.allSatisfy { $0.isHexDigit && $0.isASCII }
        }
    }

    private func isCode(_ value: String) -> Bool {
        (1...64).contains(value.utf8.count)
            && value.allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || ".-/_".contains($0))
            }
    }
}
