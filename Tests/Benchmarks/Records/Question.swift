import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// What is asked of a service.
enum Question: String, CaseIterable {
    case firstPage, nextPage, deepPage, commonFacet, rareFacet, narrow
    /// Among ten thousand the officer reads one or two of these: a page of more would hold one record
    /// against pages of fifty.
    case narrowElsewhere
    case narrowNowhere, narrowElsewherePage
    case countByState, countByFacet, countOneFacet
    case searchCommon, searchRare
    case fetch
}

/// What is asked for in a service, and as whom.
struct Plan: Sendable {
    /// An officer of whose units' records there are many.
    let broad: String
    /// An officer who reads few of all records.
    let narrow: String
    /// What many records have, and few.
    let common: Facet
    let rare: Facet
    /// What a count groups by.
    let by: String
    /// Names, one that a hundredth of the country has and one of few; nothing where no name is sought.
    let names: [PersonParts]

    static let victims = Plan(
        broad: "border-command",
        narrow: "health-quangninh",
        common: Facet("province", Word(Province.ngheAn)),
        rare: Facet("province", Word(Province.hue)),
        by: "province",
        names: [
            PersonParts(name: PersonName("nguyen thi hoa")),
            PersonParts(name: PersonName("giang thi dien"), birth: BirthDate("1990")),
        ]
    )
    static let reports = Plan(
        broad: "border-command",
        narrow: "police-quangninh",
        common: Facet("province", Word(Province.ngheAn)),
        rare: Facet("province", Word(Province.hue)),
        by: "province",
        names: []
    )
    static let letters = Plan(
        broad: "foreign-relations",
        narrow: "consular",
        common: Facet("country", Word(Country.china)),
        rare: Facet("urgency", Word(Urgency.urgentRescue)),
        by: "country",
        names: []
    )
}

/// How an answer came out.
enum Answer {
    /// As it was asked for.
    case whole
    /// A count that ended before it had counted all.
    case lowerBound
    /// Not within the time that a call has.
    case late
}

/// Who asks a service.
protocol Asking: Sendable {
    /// Whether the service can be asked this.
    func asks(_ question: Question) -> Bool
    /// Asks once.
    func ask(_ question: Question, _ choice: Int, _ places: Places) async throws -> Answer
    /// Where the page ends that begins there; nothing on the last.
    func page(_ limit: Int, after cursor: Bytes?) async throws -> Bytes?
    /// Whether a record is the officer's to read.
    func reads(_ id: Identifier) async throws -> Bool
}

/// Asks a service about its records of one kind.
struct Asker<R: ServedRecord>: Asking {
    let plan: Plan
    let broad: ServiceClient<R.Service>
    let narrow: ServiceClient<R.Service>
    /// The same officer's way to where persons are sought.
    let searcher: ServiceClient<VictimSupport>

    /// Two officers' ways.
    init(_ kind: R.Type, _ plan: Plan, _ ways: Ways) {
        self.plan = plan
        broad = ServiceClient(ways.broad, retries: .never)
        narrow = ServiceClient(ways.narrow, retries: .never)
        searcher = ServiceClient(ways.broad, retries: .never)
    }

    func asks(_ question: Question) -> Bool {
        switch question {
        case .searchCommon, .searchRare: !plan.names.isEmpty
        default: true
        }
    }

    func ask(_ question: Question, _ choice: Int, _ places: Places) async throws -> Answer {
        do {
            return try await answer(question, choice, places)
        } catch let error as ServiceError where error.code == .deadlineExceeded {
            return .late
        }
    }

    private func answer(
        _ question: Question,
        _ choice: Int,
        _ places: Places
    ) async throws -> Answer {
        switch question {
        case .firstPage: try await list(broad)
        case .nextPage: try await list(broad, after: places.next)
        case .deepPage: try await list(broad, after: places.deep)
        case .commonFacet: try await list(broad, [plan.common])
        case .rareFacet: try await list(broad, [plan.rare])
        case .narrow: try await list(narrow)
        case .narrowElsewhere:
            _ = try await narrow.call(ListRecords<R>(facets: [plan.rare], limit: 1))
        case .narrowNowhere:
            _ = try await narrow.call(ListRecords<R>(facets: [plan.rare, plan.common]))
        case .narrowElsewherePage:
            _ = try await narrow.call(ListRecords<R>(facets: [plan.rare]))
        case .countByState: return try await count(CountRecords<R>())
        case .countByFacet: return try await count(CountRecords<R>(by: plan.by))
        case .countOneFacet: return try await count(CountRecords<R>(facets: [plan.common]))
        case .searchCommon: try await search(plan.names[0])
        case .searchRare: try await search(plan.names[1])
        case .fetch:
            let isRead = try await reads(places.readable[choice % places.readable.count])
            guard isRead else { throw WrongAnswer(question: question) }
        }
        return .whole
    }

    func page(_ limit: Int, after cursor: Bytes?) async throws -> Bytes? {
        try await broad.call(ListRecords<R>(limit: limit, cursor: cursor)).next
    }

    func reads(_ id: Identifier) async throws -> Bool {
        do {
            return try await broad.call(FetchRecord<R>(id: R.ID(id))).content != nil
        } catch  where error.code == .notFound {
            return false
        }
    }

    private func list(
        _ client: ServiceClient<R.Service>,
        _ facets: [Facet] = [],
        after cursor: Bytes? = nil
    ) async throws {
        let request = ListRecords<R>(facets: facets, limit: 50, cursor: cursor)
        let page = try await client.call(request)
        guard !page.records.isEmpty else { throw WrongAnswer(question: .firstPage) }
    }

    private func count(_ request: CountRecords<R>) async throws -> Answer {
        let count = try await broad.call(request)
        guard count.total > 0 else { throw WrongAnswer(question: .countByState) }
        return count.isLowerBound ? .lowerBound : .whole
    }

    private func search(_ parts: PersonParts) async throws {
        let reference = Identifier.random().loggable
        _ = try await searcher.call(
            SearchVictims(parts: parts),
            purpose: StatedPurpose(Purpose.support.rawValue, reference: reference)
        )
    }
}

/// An answer that the service should not have given.
struct WrongAnswer: Error {
    let question: Question
}
