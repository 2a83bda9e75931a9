import Foundation
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// A published document told through the real services.
///
/// What it says is filed as an officer would file it, and read back; what it leaves open stays open.
protocol SourceStory: Sendable {
    /// What one types, and what its keys are made of.
    static var name: String { get }

    /// What it is, in a line of help.
    static var about: String { get }

    /// A story that a cast plays in a world made at a moment.
    init(cast: Cast, today: Instant)

    /// Who plays it.
    var cast: Cast { get }

    /// Files everything, a second time nothing more, and tells what the services then answer.
    func play() async throws -> [Finding]
}

/// What a service answers, beside what was published.
struct Finding: Sendable {
    /// What it is about.
    let what: String
    /// What the service answers, in words.
    let answered: String
    /// What was published, in words.
    let published: String
    /// Whether both are the same.
    let holds: Bool

    /// Compares an answer with what was published.
    init<Value: Equatable>(
        _ what: String,
        _ answered: Value?,
        published: Value,
        words: (Value) -> String
    ) {
        self.what = what
        self.answered = answered.map(words) ?? "—"
        self.published = words(published)
        holds = answered == published
    }

    /// Compares a number that is counted here.
    init(_ what: String, _ answered: Int?, published: Int) {
        self.init(what, answered, published: published) { Figure($0).words }
    }

    /// Compares a word.
    init<Value: ClosedList>(_ what: String, _ answered: Word<Value>?, published: Value) {
        self.init(what, answered, published: Word(published)) { word in
            word.known?.label.current ?? word.text
        }
    }

    /// Compares what must be so.
    init(_ what: String, holds: Bool) {
        self.init(what, holds, published: true) { $0 ? StoryPhrase.yes() : StoryPhrase.no() }
    }
}

extension Demonstration {
    /// Plays a published document and shows what the services answer; ends with a finding where they
    /// answer otherwise.
    static func tell<Story: SourceStory>(
        _ story: Story.Type,
        layout: WorldLayout,
        say: @escaping @Sendable (String) -> Void
    ) async throws {
        guard case .whole(_, let madeAt) = World.condition(of: layout) else {
            throw Failure(
                SessionPhrase.noSettings(layout.clientSettings.path),
                next: [SessionPhrase.noSettingsNext()]
            )
        }
        let cast = Cast(layout: layout, story: Story.name)
        let findings: [Finding]
        do {
            findings = try await Story(cast: cast, today: madeAt).play()
            await cast.leave()
        } catch {
            await cast.leave()
            throw explained(error, story: Story.name)
        }
        let table = TextTable(
            [StoryPhrase.what(), StoryPhrase.answered(), StoryPhrase.published(), ""],
            rows: findings.map { [$0.what, $0.answered, $0.published, $0.holds ? "✓" : "≠"] }
        )
        for line in table.lines(width: max(100, Terminal.width)) { say(line) }
        let otherwise = findings.filter { !$0.holds }
        guard otherwise.isEmpty else {
            throw Failure(
                StoryPhrase.otherwise(otherwise.map(\.what).joined(separator: "; ")),
                status: .findings
            )
        }
    }
}

// MARK: - What several documents say

extension PublishedFigure {
    /// When what it counts had happened: its provinces are those of its period.
    var lastMoment: Occurrence { Occurrence(at: until.morning, precision: .day) }
}

/// A published number as a record keeps it.
struct PrintedFigure: Equatable {
    /// The number, and whether it is a bound.
    let figure: Figure
    /// Whether it sums up groups that nobody tells apart.
    let isUnsplit: Bool

    /// What a record keeps.
    init(_ record: PublishedFigure) {
        figure = record.figure
        isUnsplit = record.undisclosedSplit
    }

    /// In words of this run's language.
    var words: String { isUnsplit ? figure.words + " · " + StoryPhrase.unsplit() : figure.words }
}

extension SourceStory {
    /// Files published figures, and compares what is then kept with what was printed.
    func publish(_ officer: String, _ figures: [PublishedFigure]) async throws -> [Finding] {
        var findings: [Finding] = []
        for figure in figures {
            let filed = try await cast.play(
                officer,
                "figure/\(figure.indicator.text)",
                FileRecord(figure, occurred: figure.lastMoment)
            )
            let kept = try await cast.ask(officer, FetchRecord<PublishedFigure>(id: filed.id))
            findings.append(
                Finding(
                    figure.indicator.known?.label.current ?? figure.indicator.text,
                    (kept.content?.record).map(PrintedFigure.init),
                    published: PrintedFigure(figure),
                    words: \.words
                )
            )
        }
        return findings
    }

    /// Files activities that were held, and compares each of their numbers with what was printed.
    func hold(
        _ officer: String,
        _ activities: [(what: StoryPhrase, activity: Activity)],
        legalBasis: LegalBasis? = nil
    ) async throws -> [Finding] {
        var findings: [Finding] = []
        for (what, activity) in activities {
            let filed = try await cast.play(
                officer,
                "activity/\(what)",
                FileRecord(activity, state: .held, legalBasis: legalBasis)
            )
            let kept = try await cast.ask(officer, FetchRecord<Activity>(id: filed.id))
                .content?.record
            for number in [\Activity.sessions, \.attendees, \.materials] {
                guard let figure = activity[keyPath: number] else { continue }
                findings.append(
                    Finding(
                        "\(what()) (\(Self.counted(number)))",
                        kept?[keyPath: number],
                        published: figure,
                        words: \.words
                    )
                )
            }
            if activity.topic != .trafficking {
                findings.append(
                    Finding(
                        "\(what()): \(StoryPhrase.topic())",
                        kept?.topic,
                        published: activity.topic.known ?? .other
                    )
                )
            }
        }
        return findings
    }

    private static func counted(_ number: KeyPath<Activity, Figure?>) -> String {
        switch number {
        case \.sessions: StoryPhrase.times()
        case \.attendees: StoryPhrase.attendees()
        default: StoryPhrase.copies()
        }
    }
}

extension Figure {
    /// The number in this run's language, behind "nearly" or "more than" where it is a bound.
    var words: String {
        let mark: Character = Language.current == .vietnamese ? "." : ","
        let digits = String(value)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(mark) }
            text.append(digit)
        }
        return bound == .exact ? text : "\(bound.known?.label.current ?? bound.text) \(text)"
    }
}

extension CalendarDate {
    /// A day that stands in a document.
    static func printed(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            preconditionFailure("a document's day is in the calendar")
        }
        return date
    }

    /// As people of this run's language write it.
    var words: String {
        let parts = text.split(separator: "-")
        return Language.current == .vietnamese ? parts.reversed().joined(separator: "/") : text
    }

    /// Its first moment in Viet Nam.
    var morning: Instant { Instant(startOf: self, secondsEastOfUTC: 7 * 3600) }
}
