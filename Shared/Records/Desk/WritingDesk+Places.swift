import RPC
import Storage
import Vocabulary
import WireCodec

extension WritingDesk {
    /// Refuses a province that did not stand on the day of what the version says.
    ///
    /// Only what the version newly says is checked, unless the record dates its places itself: what
    /// was filed rightly stays right when a unit ends.
    func checkPlaces<R: Record>(
        of change: Change<R>,
        filing: Filing,
        id: R.ID,
        key: KeyName,
        facetsBefore: [Facet]
    ) throws {
        try checkCommunes(of: change, filing: filing, id: id, key: key)
        let stated = change.record.placedAt
        let before = stated == nil ? Set(facetsBefore) : []
        let provinces = change.record.facets.filter {
            $0.key == Facet.province && !before.contains($0)
        }
        guard !provinces.isEmpty else { return }
        let days = try (stated ?? occurrence(of: change, filing, id, key)).days
        let faults = provinces.compactMap { facet in
            Province(rawValue: facet.value)?.fault(in: days)
        }
        guard faults.isEmpty else {
            throw ServiceError.invalid(
                faults.map { FieldViolation(field: "province", rule: $0.rule) }
            )
        }
    }

    /// Refuses a commune that did not stand on the day of the fact, or stands in another province.
    ///
    /// Steps say nothing of places; whatever else is checked whole, since the day is the fact's own:
    /// what was right stays right when a unit ends, as long as the list keeps the units of earlier days.
    private func checkCommunes<R: Record>(
        of change: Change<R>,
        filing: Filing,
        id: R.ID,
        key: KeyName
    ) throws {
        let places = change.record.communes
        guard !places.isEmpty, [.filed, .changed, .corrected].contains(change.what) else { return }
        let days = try (change.record.placedAt ?? occurrence(of: change, filing, id, key)).days
        let faults = places.compactMap { place in
            keeper.communes.fault(
                of: place.code,
                in: place.province,
                during: place.day.map { $0...$0 } ?? days
            ).map { FieldViolation(field: place.field, rule: $0.rule) }
        }
        guard faults.isEmpty else { throw ServiceError.invalid(faults) }
    }

    /// When what a version says occurred: a correction says what the corrected version should have.
    private func occurrence<R: Record>(
        of change: Change<R>,
        _ filing: Filing,
        _ id: R.ID,
        _ key: KeyName
    ) throws -> Occurrence {
        guard change.what == .corrected, let version = change.concerns else {
            return filing.occurred
        }
        let row = try transaction.row(
            "SELECT sealed FROM record_versions WHERE kind = $1 AND id = $2 AND version = $3",
            R.kind.rawValue,
            id.stored,
            version
        )
        guard let row else { return filing.occurred }
        return try body(
            of: R.kind,
            id.identifier,
            version: version,
            sealed: row["sealed"],
            key: key
        ).filing.occurred
    }
}

extension CommuneFault {
    /// As a rule that a field breaks.
    fileprivate var rule: String {
        switch self {
        case .unknown: "unknown"
        case .ended(let successors): "endedInto.\(successors.joined(separator: "+"))"
        case .notYet(let first): "notYet.\(first.text)"
        case .elsewhere(let province): "within.\(province.rawValue)"
        }
    }
}

extension Province.Fault {
    /// As a rule that a field breaks.
    fileprivate var rule: String {
        switch self {
        case .ended(let successor): "ended.\(successor.rawValue)"
        case .notYet(let first): "notYet.\(first.text)"
        }
    }
}
