public import RPC
public import ServiceContracts
public import ServiceKit
public import Vocabulary
public import WireCodec

/// The situations of a service that its trials begin in.
public protocol TrialScene: Sendable {
    /// The service.
    associatedtype Service: Microservice
    /// The service under test.
    var harness: ServiceHarness<Service> { get }
    /// Every kind of record that the service serves.
    static var trials: [KindTrials<Self>] { get }

    /// Runs a body against a fresh service.
    static func run(_ body: (Self) async throws -> Void) async throws
    /// A record that a unit reads which has nothing to do with the others.
    func shared(with unit: OrgID) async throws -> Identifier
}

extension TrialScene {
    /// A client that calls as somebody.
    func client(_ caller: Caller) -> ServiceClient<Service.Contract> { harness.client(as: caller) }
}

/// A record that was filed to be tried, and the officer who filed it and reads it.
public struct Specimen<R: ServedRecord>: Sendable {
    /// Which record.
    public let id: R.ID
    /// Who filed it.
    public let by: Caller

    /// A record and who filed it.
    public init(_ id: R.ID, by officer: Caller) {
        self.id = id
        by = officer
    }
}

/// A kind of record to be tried: how one comes to be, and what its service asks for beyond the table.
///
/// ```swift
/// TriedKind<CasesScene, Report> { scene, _ in
///     Specimen(try await scene.received().report, by: Officers.borderGuard)
/// }
/// ```
public struct TriedKind<Scene: TrialScene, R: ServedRecord>: Sendable
where R.Service == Scene.Service.Contract {
    /// Files a record in one of the table's first states.
    public typealias Filing = @Sendable (Scene, R.State) async throws -> Specimen<R>
    /// Where the officers of a step sit.
    public typealias Seating = @Sendable (Step<R.State>, Filed<R>) -> OrgID

    /// What a step's own method answered: what it awaits, if anything.
    public struct Taken: Sendable {
        var awaiting: ApprovalID?
        var toRatify: ApprovalID?

        /// The step was taken, or awaits somebody.
        public init(awaiting: ApprovalID? = nil, toRatify: ApprovalID? = nil) {
            self.awaiting = awaiting
            self.toRatify = toRatify
        }
    }

    /// How a step is taken that the table closes to the generic method.
    public struct Way: Sendable {
        /// What others do first.
        let prepare: @Sendable (Scene, Filed<R>) async throws -> Void
        /// The call of the officer whose step it is; alone where the last argument says so.
        let take: @Sendable (Scene, Filed<R>, Caller, Bool) async throws -> Taken

        /// A way through a method of the service.
        public init(
            prepare: @escaping @Sendable (Scene, Filed<R>) async throws -> Void = { _, _ in },
            take: @escaping @Sendable (Scene, Filed<R>, Caller, Bool) async throws -> Taken
        ) {
            self.prepare = prepare
            self.take = take
        }
    }

    let file: Filing
    let seat: Seating
    let ways: [R.State: Way]

    /// A kind; `ways` are needed for steps that a method of their own takes, by the state they enter,
    /// `seat` where a step is not the owning unit's.
    public init(
        ways: [R.State: Way] = [:],
        seat: @escaping Seating = { $1.owner },
        file: @escaping Filing
    ) {
        self.file = file
        self.seat = seat
        self.ways = ways
    }
}

extension TriedKind where R: PlainRecord {
    /// A plain kind: an officer files what `record` makes, by the generic method.
    ///
    /// ```swift
    /// TriedKind<CasesScene, Network>(by: Officers.police) { scene in
    ///     Network(name: FreeText("Đường dây thử"), suspects: [])
    /// }
    /// ```
    public init(
        by officer: Caller,
        ways: [R.State: Way] = [:],
        seat: @escaping Seating = { $1.owner },
        record: @escaping @Sendable (Scene) async throws -> R
    ) {
        self.init(ways: ways, seat: seat) { scene, state in
            let request = FileRecord(
                try await record(scene),
                state: state,
                legalBasis: LegalBasis("53/2024/QH15", "Điều 27")
            )
            return Specimen(try await scene.client(officer).call(request).id, by: officer)
        }
    }
}

/// Everything that is tried of one kind of record, with its type forgotten.
public struct KindTrials<Scene: TrialScene>: Sendable {
    /// The kind.
    public let kind: RecordKind
    /// Whether every officer may know of every record: then it has no strangers, and whoever does not
    /// read it sees a stub.
    let isKnownToAll: Bool
    /// One for each state: who may do what there.
    public let lifecycle: [Trial<Scene>]
    /// What somebody learns who has a right role and nothing to do with the record.
    public let strangers: [Trial<Scene>]
    /// What is sent of a record, byte for byte.
    public let sight: Trial<Scene>
    /// Files one, and answers what its references are called in schemas, and its identifier.
    let filed: @Sendable (Scene) async throws -> (String, Identifier)
    /// Does everything that the kind's generic methods accept.
    let tour: @Sendable (Scene) async throws -> Void

    /// Tries a kind.
    public init<R: ServedRecord>(_ kind: TriedKind<Scene, R>, knownToAll: Bool = false)
    where R.Service == Scene.Service.Contract {
        self.kind = R.kind
        isKnownToAll = knownToAll
        lifecycle = R.State.allCases.map { state in
            Trial("\(R.kind.rawValue) \(state.rawValue)") { scene in
                try await LifecycleTrial(scene: scene, kind: kind).problems(in: state)
            }
        }
        tour = { try await LifecycleTrial(scene: $0, kind: kind).tour() }
        filed = { scene in
            let trial = LifecycleTrial(scene: scene, kind: kind)
            let id = try await kind.file(scene, trial.firstState).id
            guard case .rule(let name) = try WireSchema.describe(R.ID.self).root else {
                return ("", id.identifier)
            }
            return (name, id.identifier)
        }
        sight = Trial(R.kind.rawValue) { scene in
            try await SightTrial(trial: LifecycleTrial(scene: scene, kind: kind)).problems()
        }
        strangers = [
            Trial(R.kind.rawValue) { scene in
                try await StrangerTrial(
                    trial: LifecycleTrial(scene: scene, kind: kind),
                    isKnownToAll: knownToAll
                ).problems()
            }
        ]
    }
}

extension KindTrials {
    /// Files one that not everybody may know of.
    func fileForFew(in scene: Scene) async throws {
        if !isKnownToAll { _ = try await filed(scene) }
    }
}

/// One thing that is tried in a fresh scene; it answers what was wrong, in sentences.
public struct Trial<Scene: Sendable>: Sendable, CustomStringConvertible {
    public let description: String
    /// Tries it.
    public let problems: @Sendable (Scene) async throws -> [String]

    /// One thing to be tried, by its name.
    public init(
        _ description: String,
        _ problems: @escaping @Sendable (Scene) async throws -> [String]
    ) {
        self.description = description
        self.problems = problems
    }
}

extension Trial where Scene: TrialScene {
    /// What was wrong in a scene of its own.
    public func problemsInFreshScene() async throws -> [String] {
        var found: [String] = []
        try await Scene.run { found = try await problems($0) }
        return found
    }
}

extension TrialScene {
    /// The kinds that are served and not tried, or tried and not served.
    public static var untriedKinds: Set<RecordKind> {
        Set(trials.map(\.kind)).symmetricDifference(servedKinds(of: Service.Contract.self))
    }

    /// What the feed of an officer with a role and nothing to do with any record tells beside the one
    /// that is shared with their unit.
    public static func overheard(by role: Role) async throws -> [Identifier] {
        var overheard: [Identifier] = []
        try await run { scene in
            for kind in trials { try await kind.fileForFew(in: scene) }
            let unit: OrgID = "VN/GOV/SOMEWHERE/ELSE"
            let shared = try await scene.shared(with: unit)
            let feed = try await scene.client(Officers.of(role, in: unit))
                .stream(WatchRecords<Service.Contract>())
            for try await event in feed {
                if event.id == shared { break }
                overheard.append(event.id)
            }
        }
        return overheard
    }
}

/// The kinds of record that a contract serves, as its methods show.
public func servedKinds(of service: any ServiceContract.Type) -> Set<RecordKind> {
    Set(service.methods.compactMap { ($0 as? any MethodOfKind.Type)?.kind })
}

private protocol MethodOfKind {
    static var kind: RecordKind { get }
}

extension FetchRecord: MethodOfKind {
    fileprivate static var kind: RecordKind { R.kind }
}
