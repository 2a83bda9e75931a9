public import Audit
public import Storage
public import Vocabulary
public import WireCodec

extension RecordKeeper {
    /// Opens the keeper: checks the tables of every kind, then brings erasures up to date, before
    /// anything is served.
    ///
    /// `erasing` deletes what the service keeps of a person beside its records; it runs in the
    /// transaction of each erasure, also when one is replayed into an older copy.
    ///
    /// `witnessed` says that other services keep this one's erasures: a store that was put back from a copy
    /// then shows nothing before one of them has told them; see ``awaitsRecall``.
    ///
    /// Throws ``UnsoundRecords`` where a lifecycle is not sound, a clock has no rule, or a kind is
    /// registered twice.
    public static func open(
        store: Store,
        keyFile: KeyFile,
        ledger: ErasureLedger,
        trail: AuditTrail,
        keys: RecordKeys,
        types: [RecordType],
        rules: ClockRules = .initial,
        communes: CommuneList = .shipped,
        options: RecordOptions = RecordOptions(),
        erasing: Erasing? = nil,
        witnessed: Bool = false,
        now: @escaping @Sendable () -> Instant = { .now }
    ) async throws -> RecordKeeper {
        let problems = UnsoundRecords.problems(of: types, rules: rules)
        guard problems.isEmpty else { throw UnsoundRecords(problems: problems) }
        let keeper = RecordKeeper(
            store: store,
            trail: trail,
            rules: rules,
            communes: communes,
            keys: keys,
            keyring: Keyring(keyFile, wrapping: keys.wrapping),
            ledger: ledger,
            types: Dictionary(uniqueKeysWithValues: types.map { ($0.kind, $0) }),
            options: options,
            erasing: erasing,
            now: now
        )
        try await keeper.loadSuccessions()
        try await keeper.replayErasures(of: keyFile)
        try await keeper.prepareClasses()
        try await keeper.prepareLanes()
        try await keeper.prepareFacets()
        if witnessed { try await keeper.recogniseLife() }
        try await keeper.keyring.makeReady(Keyring.batch)
        return keeper
    }
}

/// Why a keeper does not open: its tables contradict themselves.
public struct UnsoundRecords: Error, CustomStringConvertible, Sendable {
    /// One sentence each.
    public let problems: [String]

    /// All of them.
    public var description: String { problems.joined(separator: "; ") }

    static func problems(of types: [RecordType], rules: ClockRules) -> [String] {
        let ruled = Set(rules.rules.map(\.name))
        var seen: Set<RecordKind> = []
        return types.flatMap { type -> [String] in
            let kind = type.kind.rawValue
            let twice = seen.insert(type.kind).inserted ? [] : ["\(kind) is registered twice"]
            let unruled = type.clocks.subtracting(ruled).map(\.rawValue).sorted()
            return twice + type.problems.map { "\(kind): \($0)" }
                + unruled.map { "\(kind): the clock \($0) has no rule" }
        }
    }
}
