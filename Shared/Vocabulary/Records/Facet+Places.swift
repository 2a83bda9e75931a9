/// How places are listed and counted by, in one place for every kind of record.
extension Facet {
    /// The province, by the name that it bears today.
    public static let province = "province"
    /// The province, by the name that a record was filed under.
    public static let provinceAsFiled = "province.asFiled"

    /// The key under which what this facet looks for is filed.
    public var filedKey: String { key == Self.provinceAsFiled ? Self.province : key }

    /// The values under which what this facet looks for is filed.
    ///
    /// A province finds what was filed under it and under the units that it took in; a former one finds
    /// its own. ``provinceAsFiled`` finds the one name only.
    public var filedValues: [String] {
        guard key == Self.province, let province = Province(rawValue: value) else { return [value] }
        return [value] + province.predecessors.map(\.rawValue)
    }

    /// The values that a record counts for under a key: provinces as they stand today, unless they are
    /// asked for as filed.
    public static func counted(_ key: String, of facets: [Facet]) -> [String] {
        let filed = Facet(key, "").filedKey
        let values = facets.filter { $0.key == filed }.map(\.value)
        guard key == province else { return values }
        return values.map { Province(rawValue: $0)?.today.rawValue ?? $0 }
    }
}
