import RPC
import WireCodec

/// Makes a keyed call as the importing officer.
protocol EntryCaller: Sendable {
    /// Calls and waits for the answer.
    func call<Request: ServiceRequest>(
        _ request: Request,
        key: IdempotencyKey?
    ) async throws -> Request.Response
}

extension Session: EntryCaller {}

/// Sends a bundle's entries in order, each under its own key.
///
/// The services remember what was done, so that a repeated import, or one that was killed, asks again
/// and gets the first replies, and with them the same real numbers. An entry whose record has changed
/// since the officer saw it is listed; whatever rests on it is held back, and all else goes on.
struct BundleImport: Sendable {
    private let bundle: OfflineBundle
    private let messages: [BundleMessage]
    private let earlier: BundleResult?

    /// Reads every entry before anything is sent: one that no command would have recorded refuses all.
    init(
        _ bundle: OfflineBundle,
        earlier: BundleResult? = nil,
        at now: Instant
    ) throws(BundleError) {
        try bundle.checkAge(at: now)
        var messages: [BundleMessage] = []
        let standIns = bundle.entries.map(\.standIn)
        for (index, entry) in bundle.entries.enumerated() {
            do {
                guard
                    let request = Services.method(named: entry.method)
                        as? any ServiceRequest.Type,
                    request.method.effect == .write, !(request is any OnlineOnly.Type),
                    entry.message.count <= request.method.maximumRequestBytes
                else { throw BundleError.badEntry(index + 1) }
                let message = try BundleMessage(entry.message)
                try Self.check(message, as: request)
                // Nothing points at what comes later, or at itself.
                guard message.identifiers.isDisjoint(with: standIns[index...]) else {
                    throw BundleError.badEntry(index + 1)
                }
                messages.append(message)
            } catch {
                throw .badEntry(index + 1)
            }
        }
        self.bundle = bundle
        self.messages = messages
        self.earlier = earlier?.bundle == bundle.id ? earlier : nil
    }

    private static func check<Request: ServiceRequest>(
        _ message: BundleMessage,
        as type: Request.Type
    ) throws {
        _ = try message.request(type)
    }

    /// What is known as the import goes on.
    private struct Course {
        /// The real number for each stand-in.
        var real: [Identifier: Identifier] = [:]
        /// The version of each record as its last answer told it, by real number.
        var versions: [Identifier: Int] = [:]
        /// Which entry changed a record last, or was to, by real number.
        var lastWriter: [Identifier: Int] = [:]
        /// The services that need not be tried again in this run.
        var away: Set<Daemon> = []
    }

    /// Sends what can be sent; `save` keeps the result so far after every entry.
    func run(
        through caller: some EntryCaller,
        save: (BundleResult) throws -> Void
    ) async throws -> BundleResult {
        var result = BundleResult(of: bundle, isDryRun: false)
        var course = Course()
        for index in bundle.entries.indices {
            let blockers = blockers(of: messages[index], result, course)
            var message = messages[index]
            message.replace(course.real)
            if blockers.isEmpty {
                await send(index, message, through: caller, &result.entries[index], &course)
            } else {
                result.entries[index].outcome = .heldBack
                result.entries[index].because = blockers
            }
            for subject in message.subjects { course.lastWriter[subject.id] = index }
            try save(result)
        }
        return result
    }

    /// The entries, by number, without which this one must not be sent.
    private func blockers(
        of message: BundleMessage,
        _ result: BundleResult,
        _ course: Course
    ) -> [Int] {
        let meant = message.identifiers
        var blockers: Set<Int> = []
        for (index, entry) in bundle.entries.enumerated() where meant.contains(entry.standIn) {
            let isThere = result.entries[index].outcome.isThere
            if !isThere || course.real[entry.standIn] == nil { blockers.insert(index + 1) }
        }
        for subject in message.subjects {
            let id = course.real[subject.id] ?? subject.id
            guard let writer = course.lastWriter[id] else { continue }
            let outcome = result.entries[writer].outcome
            if outcome != .done, outcome != .alreadyThere { blockers.insert(writer + 1) }
        }
        return blockers.sorted()
    }

    private func send(
        _ index: Int,
        _ message: BundleMessage,
        through caller: some EntryCaller,
        _ line: inout BundleResult.Line,
        _ course: inout Course
    ) async {
        let entry = bundle.entries[index]
        guard let type = Services.method(named: entry.method) as? any ServiceRequest.Type else {
            preconditionFailure("the entries were checked")
        }
        let daemon = Self.daemon(of: type)
        guard !course.away.contains(daemon) else {
            line.outcome = .notSent
            return
        }
        var message = message
        let subjects = message.subjects
        for subject in subjects {
            guard let version = course.versions[subject.id] else { continue }
            message.set(subject.field, to: .integer(Int64(version)))
        }
        do {
            let answer = try await Self.call(type, message, entry.key, caller)
            line.record = subjects.first?.id ?? answer.record
            // Never another record's version, should an answer tell of that one only.
            line.version =
                answer.versions.isEmpty
                ? answer.version : line.record.flatMap { answer.versions[$0] }
            let before = earlier.flatMap { earlier in
                earlier.entries.first { $0.number == line.number && $0.method == line.method }
            }
            line.outcome =
                answer.isAwaiting
                ? .awaitsApproval : before?.outcome.isThere == true ? .alreadyThere : .done
            note(answer, line, of: entry, &course)
        } catch {
            let failure = (error as? CallFailure)?.error ?? error as? ServiceError
            tell(failure, in: &line)
            let isAway = failure.map { Self.signsOfAbsence.contains($0.code) } ?? true
            if isAway, line.outcome == .mayHaveRun || line.outcome == .notSent {
                course.away.insert(daemon)
            }
        }
    }

    /// Answers after which the other entries of a service need not be tried.
    private static let signsOfAbsence: Set<ErrorCode> = [
        .unavailable, .deadlineExceeded, .resourceExhausted, .cancelled,
    ]

    /// Learns the real number and the versions from an answer; a merger tells of two records.
    private func note(
        _ answer: BundleAnswer,
        _ line: BundleResult.Line,
        of entry: BundleEntry,
        _ course: inout Course
    ) {
        course.versions.merge(answer.versions) { $1 }
        guard let record = line.record else { return }
        course.real[entry.standIn] = record
        if let version = line.version { course.versions[record] = version }
    }

    private func tell(_ error: ServiceError?, in line: inout BundleResult.Line) {
        guard let error else {
            line.outcome = .mayHaveRun
            return
        }
        line.reason = error.reason
        line.fields = error.violations
        switch (error.outcome, error.code) {
        case (.mayHaveRun, _): line.outcome = .mayHaveRun
        case (_, .conflict): line.outcome = .conflict
        case (.notStarted, .unavailable), (.notStarted, .deadlineExceeded),
            (.notStarted, .resourceExhausted), (.notStarted, .cancelled):
            line.outcome = .notSent
        default: line.outcome = .refused
        }
    }

    private static func daemon<Request: ServiceRequest>(of type: Request.Type) -> Daemon {
        Services.daemon(of: Request.Service.self)
    }

    private static func call<Request: ServiceRequest>(
        _ type: Request.Type,
        _ message: BundleMessage,
        _ key: Bytes,
        _ caller: some EntryCaller
    ) async throws -> BundleAnswer {
        let request = try message.request(type)
        let answer = try await caller.call(request, key: IdempotencyKey(key.array))
        return try BundleAnswer(answer)
    }
}
