import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// Tries what is sent of a record: byte for byte what decoding and encoding it gives, whoever asks and as
/// often as they ask.
///
/// Calls go to the router in the form in which they arrive, so that what is answered at once from what is
/// at hand is told from what the store answered.
struct SightTrial<Scene: TrialScene, R: ServedRecord>: Sendable
where R.Service == Scene.Service.Contract {
    let trial: LifecycleTrial<Scene, R>

    /// What was sent otherwise, of a record as it is filed, after a step, and of one that others may know of.
    func problems() async throws -> [String] {
        let specimen = try await trial.kind.file(trial.scene, trial.firstState)
        let filed = try await trial.standing(specimen)
        var problems = try await sent(of: filed, to: specimen.by).map { "filed: \($0)" }
        problems += try keptOtherwise(filed)
        if let step = R.lifecycle.steps(from: trial.firstState).first {
            try await trial.enter(step, of: specimen)
            if let stepped = try await trial.filed(specimen) {
                problems += try await sent(of: stepped, to: specimen.by)
                    .map { "\(step.name): \($0)" }
                problems += try keptOtherwise(stepped)
            }
        }
        if let shared = try await shared(like: filed) {
            problems += try await sent(of: shared, to: specimen.by).map { "shared: \($0)" }
            // A kind that says by itself who may see it may show nobody a stub.
            if R.accessRule == .house, other(seeing: .stub, of: shared) == nil {
                problems.append("shared: nobody sees a stub of it")
            }
        }
        return problems
    }

    // MARK: - Sent

    /// Who asks for a record, by what they may know of it: its officer, and one whose unit has nothing to do
    /// with it.
    private func sent(of filed: Filed<R>, to officer: Caller) async throws -> [String] {
        var problems = try await whole(filed, to: officer)
        if let other = other(seeing: .stub, of: filed) {
            problems += try await stub(of: filed, to: other)
        }
        if let stranger = other(seeing: .none, of: filed) {
            problems += try await nothing(of: filed, to: stranger)
        }
        // Nobody else's call has changed what its officer is sent.
        return try await problems + whole(filed, to: officer)
    }

    /// Somebody who reads such records and has nothing to do with this one.
    private func other(seeing access: Access, of filed: Filed<R>) -> Caller? {
        R.readers.roles.sorted { $0.rawValue < $1.rawValue }.lazy
            .map { Officers.of($0, in: StrangerTrial<Scene, R>.unit) }
            .first { filed.access(for: Viewer($0)) == access }
    }

    private func whole(_ filed: Filed<R>, to officer: Caller) async throws -> [String] {
        let fromStore = try await answer(
            to: FetchRecord<R>(id: filed.id, version: filed.version),
            for: officer
        )
        guard let bytes = fromStore.bytes, !fromStore.isAtOnce,
            let sight = try? Wire.decode(Sight<R>.self, from: bytes), sight.content != nil,
            try Wire.encodeThroughCodable(sight) == bytes
        else { return ["the store does not say what decoding and encoding gives: \(fromStore)"] }
        var problems: [String] = []
        for round in 0..<3 {
            let answer = try await answer(to: FetchRecord<R>(id: filed.id), for: officer)
            if answer.bytes != bytes { problems.append("round \(round) sends \(answer)") }
            // What is read with a purpose waits for its audit entry.
            if round > 0, answer.isAtOnce == R.needsPurpose {
                problems.append("round \(round) is answered at once: \(answer.isAtOnce)")
            }
        }
        return problems
    }

    private func stub(of filed: Filed<R>, to officer: Caller) async throws -> [String] {
        var problems: [String] = []
        for round in 0..<2 {
            let answer = try await answer(to: FetchRecord<R>(id: filed.id), for: officer)
            guard let bytes = answer.bytes,
                let sight = try? Wire.decode(Sight<R>.self, from: bytes),
                sight.content == nil, sight.stub?.id == filed.id,
                sight.stub?.owner == filed.owner,
                try Wire.encodeThroughCodable(sight) == bytes
            else {
                problems.append("round \(round) sends more or less than a stub: \(answer)")
                continue
            }
        }
        return problems
    }

    private func nothing(of filed: Filed<R>, to officer: Caller) async throws -> [String] {
        var problems: [String] = []
        for round in 0..<2 {
            let there = try await answer(to: FetchRecord<R>(id: filed.id), for: officer)
            let absent = try await answer(to: FetchRecord<R>(id: .make()), for: officer)
            if there.refused == nil || there.refused != absent.refused {
                problems.append("round \(round) tells a stranger \(there)")
            }
        }
        return problems
    }

    /// How a call was answered.
    private struct Answer: CustomStringConvertible {
        var isAtOnce: Bool
        var bytes: [UInt8]?
        var refused: ErrorFrame?

        var description: String {
            let what = bytes.map { "\($0.count) bytes" } ?? "\(refused?.error.reason ?? "nothing")"
            return isAtOnce ? "\(what), at once" : what
        }
    }

    private func answer(to request: FetchRecord<R>, for officer: Caller) async throws -> Answer {
        let dispatch = trial.scene.harness.handler.handle(
            IncomingCall(
                head: CallHead(method: FetchRecord<R>.method.name, purpose: trial.purpose),
                message: try Wire.encode(request),
                peer: officer,
                deadline: .after(.seconds(10))
            )
        )
        let (isAtOnce, reply): (Bool, CallReply)
        switch dispatch {
        case .reply(let answer): (isAtOnce, reply) = (true, answer)
        case .work(_, let work): (isAtOnce, reply) = (false, await work())
        case .stream: return Answer(isAtOnce: false)
        }
        switch reply {
        case .response(let bytes): return Answer(isAtOnce: isAtOnce, bytes: bytes)
        case .error(let error): return Answer(isAtOnce: isAtOnce, refused: ErrorFrame(error))
        }
    }

    // MARK: - Shared

    /// One that says the same and of which everybody else may know that it exists; nothing where only the
    /// service itself files them.
    private func shared(like filed: Filed<R>) async throws -> Filed<R>? {
        guard let keeper = trial.scene.harness.service.records,
            let author = R.authors.roles.sorted(by: { $0.rawValue < $1.rawValue }).first
        else { return nil }
        let officer = Officers.of(author, in: filed.owner)
        let context = CallContext(
            method: FetchRecord<R>.method,
            caller: officer,
            peer: officer,
            head: CallHead(method: FetchRecord<R>.method.name),
            deadline: .after(.seconds(10)),
            requestID: .random(),
            message: []
        )
        return try await keeper.write(context) { desk in
            try desk.file(
                filed.record,
                owner: filed.owner,
                assigned: filed.filing.assigned,
                visibility: .shared
            )
        }
    }

    // MARK: - Kept otherwise

    /// What becomes of the record as another version of the program would have kept it: it is encoded as it
    /// is today.
    private func keptOtherwise(_ filed: Filed<R>) throws -> [String] {
        let bytes = try Wire.encodeThroughCodable(filed.record)
        let value = try Wire.decode(WireValue.self, from: bytes)
        guard case .map(let fields) = value else { return ["the record is no map"] }
        var problems: [String] = []
        if try recoded(value.inOtherOrder) != bytes {
            problems.append("in another order it is another record")
        }
        let formerly = WireValue.map([.init("formerly", .text("x"))] + fields)
        if try recoded(formerly) != bytes {
            problems.append("with a field that is none any more it is another record")
        }
        for (place, field) in fields.enumerated() {
            var others = fields
            others.remove(at: place)
            // A field that is not optional has always been there.
            guard let recoded = try? recoded(.map(others)),
                case .map(let now) = try Wire.decode(WireValue.self, from: recoded)
            else { continue }
            if now.filter({ $0.key != field.key }) != others {
                problems.append("without \(field.key) its other fields are others")
            }
        }
        return problems
    }

    /// The record that a value says, as it is encoded today.
    private func recoded(_ value: WireValue) throws -> [UInt8] {
        try Wire.encode(try Wire.decode(R.self, from: try Wire.encode(value)))
    }
}

extension WireValue {
    /// The same with the entries of every map the other way round.
    fileprivate var inOtherOrder: WireValue {
        switch self {
        case .map(let entries):
            .map(entries.reversed().map { .init($0.key, $0.value.inOtherOrder) })
        case .array(let values): .array(values.map(\.inOtherOrder))
        default: self
        }
    }
}
