public import Vocabulary

/// One case of one person in the words of HTCDS 2.0, as it travels.
public struct HTCDSRow: Codable, Sendable, Hashable {
    /// Its row in the file, or its place in an answer, from 1.
    public var row: Int
    /// What it says, field by field.
    public var entries: [HTCDSEntry]

    /// A row.
    public init(row: Int, entries: [HTCDSEntry]) {
        self.row = row
        self.entries = entries
    }
}

/// What a row says in one field of the standard.
public struct HTCDSEntry: Codable, Sendable, Hashable {
    /// The field's name, such as `prs_FirstName`.
    public var standardField: StandardField
    /// The value as the standard spells it: value names, ISO dates, semicolons between several
    /// (identity-class).
    public var standardValue: FreeText

    /// An entry.
    public init(standardField: String, standardValue: FreeText) {
        self.standardField = StandardField(standardField)
        self.standardValue = standardValue
    }
}

/// The name of a field of the standard, as a caller spells it.
///
/// A service stores and repeats only names that the standard has.
public struct StandardField: Codable, Sendable, Hashable {
    /// The name.
    public let name: String

    /// The field of a name.
    public init(_ name: String) { self.name = name }

    public init(from decoder: any Decoder) throws {
        name = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}

/// Where a row breaks a rule: a place and a rule, never what stood there.
public struct HTCDSRejection: Codable, Sendable, Hashable {
    /// The row.
    public var row: Int
    /// The field of the standard; missing for a whole row, and for a name that is no field.
    public var standardField: StandardField?
    /// The rule.
    public var rule: String
    /// The person whom the row seems to be of, where the caller reads them.
    public var person: VictimRef?
    /// The version of that person's row, which a ``HTCDSDecision`` names.
    public var version: Int?

    /// A rule broken at a place.
    public init(
        row: Int,
        standardField: String? = nil,
        rule: String,
        person: VictimRef? = nil,
        version: Int? = nil
    ) {
        self.row = row
        self.standardField = standardField.map { StandardField($0) }
        self.rule = rule
        self.person = person
        self.version = version
    }
}
