import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

extension GatewayService {
    /// Hands over what the services' feeds have for the caller, as it comes, until nobody reads any more.
    func followEvents(
        _ request: FollowEvents,
        in context: CallContext,
        to writer: ElementWriter<FeedEntry>
    ) async throws {
        let places =
            try request.cursor.map { try FeedPlaces($0) }
            ?? FeedPlaces(fromNow: request.fromNow ?? false)
        let lines = sources(of: request.kinds).map { source in
            FeedLine(source, from: places[source.service], pace: feedPace)
        }
        guard !lines.isEmpty else { throw ServiceError.unrecognizedWord(in: "kinds") }
        var feed = Feed(of: lines, from: places)
        try await withThrowingTaskGroup(of: (FeedLine, FeedLine.Step).self) { group in
            func take(_ line: FeedLine) {
                group.addTask {
                    var line = line
                    let step = await line.next()
                    return (line, step)
                }
            }
            for line in lines { take(line) }
            // One step at a time, and the next of its line only once the reader has taken this one.
            while let (line, step) = try await group.next() {
                try Task.checkCancellation()
                // The services' part of the time ends a little before the caller's.
                guard context.deadline.remaining > CallContext.returnOverhead * 2 else {
                    throw ServiceError.deadlineReached(outcome: .mayHaveRun)
                }
                let (entry, goesOn) = try feed.step(step, of: line, lastHeard, now())
                if let entry { try await writer.write(entry) }
                if goesOn { take(line) }
            }
        }
    }

    /// The services that keep one of the kinds; all where none is named.
    private func sources(of kinds: [RecordKind]) -> [FeedSource] {
        func wanted(_ service: String) -> [RecordKind]? {
            let own = kinds.filter { $0.rawValue.hasPrefix("\(service).") }
            return kinds.isEmpty || !own.isEmpty ? own : nil
        }
        return [
            wanted(Cases.name).map { FeedSource(services.cases, $0) },
            wanted(VictimSupport.name).map { FeedSource(services.victims, $0) },
            wanted(Liaison.name).map { FeedSource(services.liaison, $0) },
        ].compactMap { $0 }
    }
}

/// What a reader of the feed was told so far, and what they are told next.
private struct Feed {
    private var places: FeedPlaces
    private var told: [String: PartStatus] = [:]
    private var open: Set<String>

    init(of lines: [FeedLine], from places: FeedPlaces) {
        self.places = places
        open = Set(lines.map(\.source.service))
    }

    /// What a step of a line tells the reader, if anything, and whether the line goes on.
    ///
    /// Throws where the feed cannot go on: the question is wrong, or no service admits the caller.
    mutating func step(
        _ step: FeedLine.Step,
        of line: FeedLine,
        _ lastHeard: LastHeard,
        _ now: Instant
    ) throws -> (entry: FeedEntry?, goesOn: Bool) {
        let service = line.source.service
        places[service] = line.start
        switch step {
        case .event(let event):
            lastHeard.note(service, at: now)
            let told = FeedEvent(
                service: service,
                kind: event.kind,
                id: event.id,
                version: event.version,
                what: event.what
            )
            return (FeedEntry(event: told, cursor: try places.cursor), true)
        case .opened(let asOf):
            lastHeard.note(service, at: now)
            return (try entry(PartReport(service: service, status: .ok, asOf: asOf), .ok), true)
        case .missing(let status):
            let report = PartReport(
                service: service,
                status: status,
                lastHeard: lastHeard[service]
            )
            return (try entry(report, status), true)
        case .denied(let error):
            lastHeard.note(service, at: now)
            open.remove(service)
            guard !open.isEmpty else { throw error }
            return (try entry(PartReport(service: service, status: .denied), .denied), false)
        case .refused(let error):
            throw error
        }
    }

    /// The entry that says how a part stands, where that is news.
    private mutating func entry(
        _ report: PartReport,
        _ status: PartStatus
    ) throws -> FeedEntry? {
        guard told.updateValue(status, forKey: report.service) != status else { return nil }
        return FeedEntry(part: report, cursor: try places.cursor)
    }
}
