/// How places are listed and counted by, in one place for every kind of record.
extension Facet {
    /// The province, by the name that it bears today.
    public static let province = "province"
    /// The province, by the name that a record was filed under.
    public static let provinceAsFiled = "province.asFiled"
    /// The commune, by the code of the day.
    ///
    /// Only of facts of which nobody is found by it: a commune is small enough to say who a victim is.
    public static let commune = "commune"

    /// The key under which what this facet looks for is filed.
    public var filedKey: String {
        key == Self.provinceAsFiled ? Self.province : Self.unitKeyAsFiled(key) ?? key
    }

    /// The values under which what this facet looks for is filed.
    ///
    /// A province finds what was filed under it and under the units that it took in, an organisation what was
    /// filed under those that it followed; a former one finds its own. ``provinceAsFiled`` and its like find
    /// the one name only.
    public func filedValues(after successions: Successions = Successions()) -> [String] {
        if key == Self.province, let province = Province(rawValue: value) {
            return [value] + province.predecessors.map(\.rawValue)
        }
        if Self.unitKeys.contains(key), let unit = OrgID(value) {
            return successions.names(of: unit).map(\.path)
        }
        return [value]
    }

    /// The values that a record counts for under a key: provinces and organisations as they stand today,
    /// unless they are asked for as filed.
    public static func counted(
        _ key: String,
        of facets: [Facet],
        after successions: Successions = Successions()
    ) -> [String] {
        let filed = Facet(key, "").filedKey
        let values = facets.filter { $0.key == filed }.map(\.value)
        if key == province { return values.map { Province(rawValue: $0)?.today.rawValue ?? $0 } }
        guard unitKeys.contains(key) else { return values }
        return values.map { OrgID($0).map { successions.current($0).path } ?? $0 }
    }
}
