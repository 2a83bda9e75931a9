public import WireCodec

/// What the acts of a run share: the ways to the services, the records to read, and the ledger.
public struct Stage: Sendable {
    /// The ways to the services.
    public var callers: Callers
    /// The records that reads are about.
    public var population: Population
    /// How popular each of them is.
    public var picker: KeyPicker?
    /// Where acknowledged writes are entered.
    public var ledger: Ledger
    /// The moment to which requests refer: one for the whole run, so that a repetition is the same.
    public var today: Instant
    /// Where the tasks of the calls run: the event loop of these connections, best of all.
    public var executor: any TaskExecutor

    /// A stage.
    public init(
        callers: Callers,
        population: Population = Population(),
        popularity: KeyPopularity = .uniform,
        ledger: Ledger = Ledger(),
        today: Instant = .now,
        executor: any TaskExecutor = globalConcurrentExecutor
    ) {
        self.callers = callers
        self.population = population
        picker =
            population.matters.isEmpty
            ? nil : KeyPicker(popularity, among: population.matters.count)
        self.ledger = ledger
        self.today = today
        self.executor = executor
    }
}

extension Performance {
    /// The next matter to ask about, by popularity.
    ///
    /// - Throws: ``EmptyPopulation`` where nothing was prepared.
    public mutating func matter() throws -> Matter {
        guard let picker = stage.picker else { throw EmptyPopulation() }
        return stage.population.matters[picker.pick(using: &random)]
    }
}

/// A scenario reads records, and none were prepared.
public struct EmptyPopulation: Error {}
