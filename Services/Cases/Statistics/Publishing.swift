import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// Published numbers, to be set beside what is counted.
extension CasesService {
    /// How many records of one published indicator are looked at: nobody publishes one so often in a year.
    private static let publishedLimit = 400

    /// Those of some periods that the caller reads as records.
    func readPublishedFigures(
        _ request: ReadPublishedFigures,
        in context: CallContext
    ) async throws -> ReadPublishedFigures.Response {
        guard (1...16).contains(request.indicators.count) else {
            throw ServiceError.invalid("indicators", "count.1-16")
        }
        guard (1...4).contains(request.periods.count) else {
            throw ServiceError.invalid("periods", "count.1-4")
        }
        let indicators = try Set(
            request.indicators.map { word in
                guard let known = word.known else {
                    throw ServiceError.unrecognizedWord(in: "indicators")
                }
                return known
            }
        )
        let years = Set(request.periods.map { String($0.from.text.prefix(4)) })
        return try await keeper.read(context) { desk in
            var figures: [PublishedNumber] = []
            for indicator in indicators.sorted(by: { $0.rawValue < $1.rawValue }) {
                for year in years.sorted() {
                    figures += try desk.published(indicator, year, atMost: Self.publishedLimit)
                }
            }
            return .init(figures: figures.filter { request.periods.contains($0.period) })
        }
    }
}

extension ReadingDesk {
    /// What was published of an indicator for a time that began in a year, as far as the caller reads it.
    fileprivate func published(
        _ indicator: PublishedIndicator,
        _ year: String,
        atMost limit: Int
    ) throws -> [PublishedNumber] {
        var found: [PublishedNumber] = []
        var cursor: Bytes?
        repeat {
            let page = try list(
                PublishedFigure.self,
                facets: [Facet("indicator", indicator.rawValue), Facet("year", year)],
                states: [.recorded, .verified],
                limit: 200,
                after: cursor
            )
            found += page.records.compactMap(\.content).map { PublishedNumber($0) }
            cursor = page.next
        } while cursor != nil && found.count < limit
        return found
    }
}
