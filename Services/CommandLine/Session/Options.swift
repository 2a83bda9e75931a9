import ArgumentParser
import Foundation
import RPC
import Vocabulary

/// Where the world is and in which language to speak: every command understands these.
struct PlaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp(SessionPhrase.optionHome(), valueName: "folder"))
    var home = Self.usualHome

    /// Where a world is looked for unless told otherwise.
    static let usualHome = ProcessInfo.processInfo.environment["HOMEWARD_HOME"] ?? ".homeward"

    /// Read by ``Language/current`` before parsing; declared so that it is accepted and explained.
    @Option(
        help: ArgumentHelp(SessionPhrase.optionLanguage(), valueName: "vi|en"),
        completion: .list(["vi", "en"]),
        transform: { text in
            guard Language(rawValue: text) != nil else { throw ValidationError("vi | en") }
            return text
        }
    )
    var lang: String = Language.current.rawValue

    /// The world's layout.
    var layout: WorldLayout { WorldLayout(home: URL(fileURLWithPath: home, isDirectory: true)) }
}

/// Where the world is and how to speak.
struct SpeechOptions: ParsableArguments {
    @OptionGroup var place: PlaceOptions

    @Flag(help: ArgumentHelp(SessionPhrase.optionJSON()))
    var json = false

    /// The world's layout.
    var layout: WorldLayout { place.layout }

    /// JSON where it was asked for or where nobody watches.
    var asJSON: Bool { json || !Terminal.outputIsTerminal }
}

/// Who calls, why, and how long they wait.
struct CallerOptions: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(SessionPhrase.optionAs(), valueName: "officer"),
        completion: .list(Officer.all.map(\.handle))
    )
    var actor: String?

    @Option(
        help: ArgumentHelp(SessionPhrase.optionPurpose(), valueName: "word"),
        completion: .list(Purpose.allCases.map(\.rawValue))
    )
    var purpose: String?

    @Option(help: ArgumentHelp(SessionPhrase.optionReference(), valueName: "id"))
    var reference: String?

    @Option(help: ArgumentHelp(SessionPhrase.optionTimeout(), valueName: "seconds"))
    var timeout = 10.0

    @Option(help: ArgumentHelp(SessionPhrase.optionKey(), valueName: "text"))
    var key: String?

    @Flag(help: ArgumentHelp(SessionPhrase.optionTrace()))
    var showTrace = false

    /// The purpose as it travels; a word that is not in the list is refused here already.
    func statedPurpose() throws -> StatedPurpose? {
        guard let purpose else { return nil }
        guard Purpose(rawValue: purpose) != nil else {
            throw Failure(
                SessionPhrase.unknownPurpose(purpose),
                next: Purpose.allCases.map { "\($0.rawValue): \($0.label.current)" },
                status: .usage
            )
        }
        return StatedPurpose(purpose, reference: reference)
    }

    /// The idempotency key: 16 to 64 bytes of text.
    func idempotencyKey() throws -> IdempotencyKey? {
        guard let key else { return nil }
        guard let made = IdempotencyKey(Array(key.utf8)) else {
            throw Failure(SessionPhrase.badKey("\(key.utf8.count)"), status: .usage)
        }
        return made
    }

    /// How long anybody waits.
    var deadline: Duration { .milliseconds(Int64(min(max(timeout, 0.1), 3600) * 1000)) }

    /// A session of the officer named, in a world.
    func session(
        in layout: WorldLayout,
        repeating repetition: Repetition = .underKey
    ) throws -> Session {
        try Session(
            layout: layout,
            actor: actor,
            purpose: statedPurpose(),
            deadline: deadline,
            key: idempotencyKey(),
            repeating: repetition,
            showingTrace: showTrace
        )
    }
}

/// What every command that calls a service understands.
struct CallOptions: ParsableArguments {
    @OptionGroup var caller: CallerOptions
    @OptionGroup var speech: SpeechOptions

    /// A session of the officer named.
    func session(repeating repetition: Repetition = .underKey) throws -> Session {
        try caller.session(in: speech.layout, repeating: repetition)
    }
}

/// The same for a command whose `--json` is the message itself; it answers in JSON unless told
/// otherwise.
struct MessageOptions: ParsableArguments {
    @OptionGroup var caller: CallerOptions
    @OptionGroup var place: PlaceOptions

    @Flag(help: ArgumentHelp(SessionPhrase.optionTable()))
    var table = false

    /// A session of the officer named.
    func session() throws -> Session { try caller.session(in: place.layout) }
}
