import Crypto
import ServiceContracts
import ServiceKit
import Storage
import Vocabulary
import WireCodec

/// Finds persons by parts of their identity without keeping any of it in the clear.
///
/// Each part (a word of a name, a year of birth, a commune, a document) becomes a keyed digest.
/// Digests never leave this service; whoever has the database without the key can neither read the
/// index nor try names on it.
struct BlindIndex: Sendable {
    /// Bytes of a digest that are kept: enough that two parts never meet by chance.
    static let tokenBytes = 16
    /// Words, documents and the rest in one question: nobody is described by more.
    static let questionLimit = 16
    /// Years that a range of birth may span before it says nothing.
    static let yearLimit = 30

    private let key: SymmetricKey

    init(key: SymmetricKey) { self.key = key }

    /// What a person is found by: each part, whole names, and each word of a name with each year.
    ///
    /// A third of the country is called Nguyễn and half of all women Thị: among a million people a word
    /// alone finds too many to look at. What combines two parts stays rare.
    func tokens(of identity: PersonIdentity) -> Set<[UInt8]> {
        let question = question(identity)
        return question.all
    }

    /// What asks for whoever is like somebody.
    func question(_ identity: PersonIdentity) -> Question {
        var question = Question()
        let known = identity.birth?.years.flatMap { $0.count <= Self.yearLimit ? Array($0) : nil }
        let years = known ?? []
        for year in years { question.parts.insert(token("birth", String(year))) }
        for name in identity.names {
            let words = VietnameseFolding.words(of: name.disclosed)
            for word in words {
                let part = token("name", word)
                question.parts.insert(part)
                for year in years {
                    question.pairs[self.word(word, year)] = [part, token("birth", String(year))]
                }
            }
            if words.count > 1 {
                question.wholeNames[wholeName(words)] = Set(words.map { token("name", $0) })
            }
        }
        if let commune = identity.commune { question.parts.insert(self.commune(commune)) }
        for document in identity.documents {
            question.parts.insert(self.document(document.number))
        }
        return question
    }

    /// What is asked for.
    struct Question {
        /// Each part, once: what counts as matched.
        var parts: Set<[UInt8]> = []
        /// What everybody is found by who has certain two of the parts, and these.
        var pairs: [[UInt8]: Set<[UInt8]>] = [:]
        /// Each name, should it be somebody's whole one, and the parts in it.
        var wholeNames: [[UInt8]: Set<[UInt8]>] = [:]

        /// All that somebody may be found by.
        var all: Set<[UInt8]> { parts.union(pairs.keys).union(wholeNames.keys) }
    }

    /// What a question asks for; `nil` where a part is malformed.
    func question(_ parts: PersonParts) -> Question? {
        var question = Question()
        var tokens: Set<[UInt8]> = []
        let words = parts.name.map { VietnameseFolding.words(of: $0.disclosed) } ?? []
        let named = Set(words.map { token("name", $0) })
        tokens.formUnion(named)
        if words.count > 1 { question.wholeNames = [wholeName(words): named] }
        if let birth = parts.birth {
            guard let years = Birth(birth).years, years.count == 1 else { return nil }
            let birth = token("birth", String(years.lowerBound))
            tokens.insert(birth)
            for word in words {
                question.pairs[self.word(word, years.lowerBound)] = [token("name", word), birth]
            }
        }
        if let commune = parts.commune { tokens.insert(self.commune(commune)) }
        if let document = parts.document { tokens.insert(self.document(document)) }
        question.parts = tokens
        return tokens.count <= Self.questionLimit ? question : nil
    }

    /// One way in which a suspect may be somebody.
    struct ScreeningQuestion {
        /// What somebody has who is meant.
        var parts: Question
        /// Whether it means only people of whom no more than the name is known.
        var meansBareNames = false
    }

    /// Every way in which somebody may be meant by an identity: a paper; a whole name with a year of
    /// birth or with a commune; a whole name, of whom nothing else is known on one of the sides.
    ///
    /// Looser than a search, since a person who is missed may be punished for what they were forced to
    /// do, and one who is meant by mistake waits until an officer has looked. Empty where the identity
    /// says too little: a single word is nobody's whole name.
    func screening(_ identity: PersonIdentity) -> [ScreeningQuestion] {
        var questions = identity.documents.map { document in
            ScreeningQuestion(parts: Question(parts: [self.document(document.number)]))
        }
        let range = identity.birth?.years
        let years = range.flatMap { $0.count <= Self.yearLimit ? Array($0) : nil } ?? []
        for name in identity.names {
            let words = Set(VietnameseFolding.words(of: name.disclosed))
            guard words.count > 1 else { continue }
            let whole = Set(words.map { token("name", $0) })
            for year in years {
                let birth = token("birth", String(year))
                let pairs = words.map { (word($0, year), Set([token("name", $0), birth])) }
                questions.append(
                    .init(
                        parts: Question(
                            parts: whole.union([birth]),
                            pairs: Dictionary(uniqueKeysWithValues: pairs)
                        )
                    )
                )
            }
            if let commune = identity.commune {
                let parts = whole.union([self.commune(commune)])
                questions.append(.init(parts: Question(parts: parts)))
            }
            let saysMore = !years.isEmpty || identity.commune != nil
            questions.append(.init(parts: Question(parts: whole), meansBareNames: saysMore))
        }
        return questions
    }

    private func word(_ word: String, _ year: Int) -> [UInt8] {
        token("name and birth", "\(word)\0\(year)")
    }

    /// A whole name, in whatever order its words are said.
    private func wholeName(_ words: [String]) -> [UInt8] {
        token("whole name", words.sorted().joined(separator: " "))
    }

    private func commune(_ address: Address) -> [UInt8] {
        token("commune", VietnameseFolding.fold(address.disclosed))
    }

    private func document(_ number: PersonDocumentNumber) -> [UInt8] {
        token("document", VietnameseFolding.words(of: number.disclosed).joined())
    }

    func token(_ part: String, _ value: String) -> [UInt8] {
        let digest = HMAC<SHA256>.authenticationCode(
            for: Array("\(part)\0\(value)".utf8),
            using: key
        )
        return Array(digest.prefix(Self.tokenBytes))
    }
}
