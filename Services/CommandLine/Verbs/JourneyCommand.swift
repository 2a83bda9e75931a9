import ArgumentParser
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// `homeward journey VICTIM --purpose …`: one person's way from the first report on, without a name.
///
/// With `--name` the identity is asked of victim support with the officer's own certificate and put
/// beside the journey here; it never passes through the gateway.
struct JourneyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journey",
        abstract: ViewPhrase.journey()
    )

    @Argument(help: ArgumentHelp(ViewPhrase.victim()), transform: Argument.reference)
    var victim: VictimRef

    @Flag(help: ArgumentHelp(ViewPhrase.withName()))
    var name = false

    @OptionGroup var options: CallOptions

    func run() async throws {
        let (journey, identity) = try await Session.with(options.session()) { session in
            async let journey = session.call(ReadVictimJourney(victim: victim))
            let identity = name ? try await session.call(ReadIdentity(victim: victim)) : nil
            return (try await journey, identity)
        }
        let output = Output(options.speech)
        try JourneyView(victim: victim, journey: journey, identity: identity).show(output)
        if identity != nil { output.note(ViewPhrase.identityNote(options.caller.actor ?? "")) }
        try Parts(journey.parts).tell(output)
    }
}

/// A journey as it is shown.
struct JourneyView: Sendable {
    /// Whose.
    let victim: VictimRef
    /// What the gateway composed.
    let journey: ReadVictimJourney.Response
    /// What victim support said to the officer alone.
    let identity: ReadIdentity.Response?

    /// For programs.
    private struct Answer: Encodable {
        var victim: VictimRef
        var identity: PersonIdentity?
        var parts: [PartReport]
        var entries: [JourneyEntry]
    }

    /// Shows it.
    func show(_ output: Output) throws {
        let answer = Answer(
            victim: victim,
            identity: identity?.identity,
            parts: journey.parts,
            entries: journey.entries
        )
        if let identity = identity?.identity {
            output.note(heading(of: identity))
        }
        try output.show(answer) { table }
    }

    /// The journey's lines.
    var table: TextTable {
        TextTable(
            [
                ViewPhrase.when(), ViewPhrase.what(), ViewPhrase.state(), ViewPhrase.organisation(),
                ViewPhrase.place(), ViewPhrase.due(),
            ],
            rows: journey.entries.map { entry in
                [
                    entry.at.inVietNam(precision: entry.precision.known),
                    RecordWords.kind(entry.recordKind),
                    RecordWords.state(entry.event, of: entry.recordKind),
                    OrganisationNames.name(of: entry.organisation),
                    entry.place.map(Places.name) ?? "",
                    entry.clock.map(RecordWords.due) ?? "",
                ]
            }
        )
    }

    private func heading(of identity: PersonIdentity) -> String {
        let names = identity.names.map(\.disclosed).joined(separator: " / ")
        let birth = identity.birth.map { ", \(ViewPhrase.born()) \($0.date.disclosed)" } ?? ""
        return "\(ViewPhrase.who()): \(names)\(birth)"
    }
}

/// Provinces, gates and countries by name.
enum Places {
    /// The name of a place as an entry spells it.
    static func name(of place: String) -> String {
        if let province = Province(rawValue: place) { return province.label.current }
        if let gate = BorderGate(rawValue: place) { return gate.label.current }
        if let country = Country(rawValue: place) { return country.label.current }
        return place
    }
}

extension Instant {
    /// The moment as exactly as it is known.
    func inVietNam(precision: Precision?) -> String {
        switch precision {
        case .day?: String(inVietNam.prefix(10))
        case .month?: String(inVietNam.dropFirst(3).prefix(7))
        case .year?: String(inVietNam.dropFirst(6).prefix(4))
        default: inVietNam
        }
    }
}
