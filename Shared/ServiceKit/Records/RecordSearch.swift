import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// A search over kinds of records, once it was found to be one.
struct RecordSearch: Sendable {
    /// What is looked for.
    private let sought: SoughtRecords
    /// Where, in the order of the contract.
    private let kinds: [any ServedRecord.Type]

    /// Where a page ended: the kind that it was in, and where in that kind's list.
    struct Place: Codable {
        var kind: RecordKind
        var cursor: Bytes?
    }

    /// Refuses what is no search, before anything is looked up.
    init(_ sought: SoughtRecords, among kinds: [any ServedRecord.Type]) throws {
        if let violation = sought.violation {
            throw ServiceError.invalidQuestion("sought.\(violation.field)", violation.rule)
        }
        self.sought = sought
        self.kinds = sought.kind.map { kind in kinds.filter { type in type.kind == kind } } ?? kinds
        guard !self.kinds.isEmpty else { throw ServiceError.unrecognizedWord(in: "sought.kind") }
        let hasStates = self.kinds.contains { type in type.has(states: sought.states) }
        guard hasStates else { throw ServiceError.unrecognizedWord(in: "sought.facets") }
    }

    /// The place that a page ended at; throws for anything else.
    func place(_ cursor: Bytes) throws -> Place {
        guard let place = try? Wire.decode(Place.self, from: cursor.array),
            kinds.contains(where: { type in type.kind == place.kind })
        else { throw ServiceError.unknownCursor }
        return place
    }

    /// What the caller may know of what is looked for.
    ///
    /// Kind after kind, each a page of its own list; it ends with a kind whose page has a next one, so that a
    /// call does not take longer than the lists of those kinds that have what is looked for.
    func page(at desk: ReadingDesk, limit: Int, from place: Place?) throws -> FoundRecords {
        let open = kinds.filter { type in desk.viewer.holds(type.readers) && !type.needsPurpose }
        if let reference = sought.reference {
            let holding = Set(try desk.kinds(among: open.map { type in type.kind }, of: reference))
            let records = try open.filter { type in holding.contains(type.kind) }
                .compactMap { type in try desk.found(reference, type) }
            return FoundRecords(records: records, next: nil, asOf: desk.now)
        }
        let holding = try sought.number.map { number in
            Set(try desk.kinds(among: open.map { type in type.kind }, with: .registered(number)))
        }
        let first = place.flatMap { place in kinds.firstIndex { type in type.kind == place.kind } }
        var cursor = place?.cursor
        var records: [FoundRecord] = []
        for index in (first ?? 0)..<kinds.count {
            let type = kinds[index]
            // The next kind by the contract, whether there is anything: a place tells nothing of that.
            guard records.count < limit else {
                return try answer(records, Place(kind: type.kind), desk)
            }
            defer { cursor = nil }
            guard open.contains(where: { other in other.kind == type.kind }),
                holding?.contains(type.kind) ?? true
            else { continue }
            let page = try desk.found(sought, type, limit: limit - records.count, after: cursor)
            records += page.records
            if let next = page.next {
                return try answer(records, Place(kind: type.kind, cursor: next), desk)
            }
        }
        return FoundRecords(records: records, next: nil, asOf: desk.now)
    }

    private func answer(
        _ records: [FoundRecord],
        _ next: Place,
        _ desk: ReadingDesk
    ) throws -> FoundRecords {
        FoundRecords(records: records, next: Bytes(try Wire.encode(next)), asOf: desk.now)
    }
}

extension SoughtRecords {
    /// Facets that a search asks of a kind at most, as a list does.
    private static let facetLimit = 8
    /// The name of the facet that stands for a state.
    private static let stateKey = "state"

    /// The states that are named.
    fileprivate var states: [String] {
        facets.filter { $0.key == Self.stateKey }.map(\.value)
    }

    /// The facets by which a list is asked for.
    fileprivate var filed: [Facet] {
        number.map { [.registered($0)] } ?? facets.filter { $0.key != Self.stateKey }
    }

    /// What is wrong with it, by field and rule; `nil` for a search.
    fileprivate var violation: FieldViolation? {
        if let number {
            if reference != nil { return .init(field: "reference", rule: "exclusive.number") }
            if !QuotedNumber.numbers.contains(number.number) {
                return .init(
                    field: "number.number",
                    rule: "range.\(Self.text(QuotedNumber.numbers))"
                )
            }
            if !QuotedNumber.years.contains(number.year) {
                return .init(field: "number.year", rule: "range.\(Self.text(QuotedNumber.years))")
            }
        } else if reference == nil, kind == nil {
            return .init(field: "kind", rule: "missing")
        }
        let other = number != nil ? "number" : reference != nil ? "reference" : nil
        if let other, !facets.isEmpty {
            return .init(field: "facets", rule: "exclusive.\(other)")
        }
        if facets.count > Self.facetLimit {
            return .init(field: "facets", rule: "count.\(Self.facetLimit)")
        }
        if facets.contains(where: \.pointsAtRecord) {
            return .init(field: "facets", rule: "pointer")
        }
        return nil
    }

    private static func text(_ range: ClosedRange<Int>) -> String {
        "\(range.lowerBound)-\(range.upperBound)"
    }
}

extension ServedRecord {
    /// Whether all of these are states of the kind.
    fileprivate static func has(states: [String]) -> Bool {
        states.allSatisfy { State(rawValue: $0) != nil }
    }
}

extension ReadingDesk {
    /// The record of an identifier, as far as the caller may know it.
    fileprivate func found<R: ServedRecord>(
        _ reference: Identifier,
        _ type: R.Type
    ) throws -> FoundRecord? {
        do {
            return FoundRecord(try sight(of: R.ID(reference), as: R.self))
        } catch let error as ServiceError where error.code == .notFound {
            return nil
        }
    }

    /// A page of a kind's list.
    fileprivate func found<R: ServedRecord>(
        _ sought: SoughtRecords,
        _ type: R.Type,
        limit: Int,
        after cursor: Bytes?
    ) throws -> (records: [FoundRecord], next: Bytes?) {
        let page = try list(
            R.self,
            facets: sought.filed,
            states: sought.states.compactMap(R.State.init(rawValue:)),
            limit: limit,
            after: cursor
        )
        return (page.records.compactMap { FoundRecord($0) }, page.next)
    }
}

extension FoundRecord {
    /// What a search shows of a record.
    fileprivate init?<R: ServedRecord>(_ sight: Sight<R>) {
        if let filed = sight.content {
            let number = filed.record.facets.first { $0.key == Facet.registeredKey }
            self.init(
                recordKind: R.kind.rawValue,
                reference: filed.id.loggable,
                organisation: filed.owner,
                number: number.flatMap { QuotedNumber($0.value) },
                state: filed.state.text,
                version: filed.version,
                since: filed.filing.occurred.at
            )
        } else if let stub = sight.stub {
            self.init(
                recordKind: R.kind.rawValue,
                reference: stub.id.loggable,
                organisation: stub.owner
            )
        } else {
            return nil
        }
    }
}
