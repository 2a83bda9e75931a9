public import RPC

/// How a call of a run ended.
public enum CallOutcome: Sendable, Hashable {
    /// With an answer that is what it should be.
    case answered
    /// With an answer that is not: a wrong record, a field that does not match.
    case wrongAnswer
    /// With an answer that itself says that a part of it is missing.
    case partial
    /// With an error.
    case failed(ErrorCode, OutcomeClass)
    /// It was never sent: the generator held as many calls as it may.
    case unsent

    /// A word for reports and files.
    public var word: String {
        switch self {
        case .answered: "ok"
        case .wrongAnswer: "wrongAnswer"
        case .partial: "partial"
        case .failed(let code, _): code.word
        case .unsent: "unsent"
        }
    }

    /// What became of the work, where it failed.
    public var outcomeClass: OutcomeClass? {
        if case .failed(_, let outcome) = self { outcome } else { nil }
    }
}

extension ErrorCode {
    /// The name as it stands in reports.
    public var word: String {
        switch self {
        case .invalidArgument: "invalidArgument"
        case .notFound: "notFound"
        case .permissionDenied: "permissionDenied"
        case .unauthenticated: "unauthenticated"
        case .conflict: "conflict"
        case .failedPrecondition: "failedPrecondition"
        case .resourceExhausted: "resourceExhausted"
        case .deadlineExceeded: "deadlineExceeded"
        case .cancelled: "cancelled"
        case .unavailable: "unavailable"
        case .unimplemented: "unimplemented"
        case .internalError: "internalError"
        case .unrecognized(let number): "code\(number)"
        }
    }
}

extension OutcomeClass {
    /// The name as it stands in reports.
    public var word: String {
        switch self {
        case .notStarted: "notStarted"
        case .mayHaveRun: "mayHaveRun"
        case .ranAndFailed: "ranAndFailed"
        }
    }
}

extension CallOutcome: Codable {
    private enum CodingKeys: String, CodingKey {
        case word, code, outcome
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let word = try container.decode(String.self, forKey: .word)
        if let code = try container.decodeIfPresent(Int.self, forKey: .code) {
            let number = try container.decode(UInt32.self, forKey: .outcome)
            self = .failed(
                ErrorCode(rawValue: code),
                OutcomeClass(rawValue: number) ?? .mayHaveRun
            )
        } else if let known = [Self.answered, .wrongAnswer, .partial, .unsent].first(where: {
            $0.word == word
        }) {
            self = known
        } else {
            throw DecodingError.dataCorruptedError(
                forKey: .word,
                in: container,
                debugDescription: "no outcome"
            )
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(word, forKey: .word)
        if case .failed(let code, let outcome) = self {
            try container.encode(code.rawValue, forKey: .code)
            try container.encode(outcome.rawValue, forKey: .outcome)
        }
    }
}

extension OutcomeClass {
    /// What reports say of it.
    var phrase: ReportPhrase {
        switch self {
        case .notStarted: .notStarted
        case .mayHaveRun: .mayHaveRun
        case .ranAndFailed: .ranAndFailed
        }
    }
}
