public import Vocabulary

/// Who somebody is: names, birth, papers, where they come from.
///
/// Of protected persons it exists in victim support alone, of suspects in cases alone, sealed under
/// a key of the person's own. It is answered only to a caller's own certificate, with a purpose.
public struct PersonIdentity: Codable, Sendable, Hashable {
    /// The name that the person goes by, then others: 1 to 8.
    public var names: [PersonName]
    /// When they were born, as far as it is known; missing where it is unknown.
    public var birth: Birth?
    /// Papers that prove it, at most 8.
    public var documents: [IdentityDocument]
    /// Telephone numbers, at most 8.
    public var phones: [PhoneNumber]
    /// The commune they come from.
    public var commune: Address?
    /// Where they live.
    public var home: Address?

    /// Who somebody is.
    public init(
        names: [PersonName],
        birth: Birth? = nil,
        documents: [IdentityDocument] = [],
        phones: [PhoneNumber] = [],
        commune: Address? = nil,
        home: Address? = nil
    ) {
        self.names = names
        self.birth = birth
        self.documents = documents
        self.phones = phones
        self.commune = commune
        self.home = home
    }
}

/// When somebody was born: a day, a month, a year, or between two of them.
public struct Birth: Codable, Sendable, Hashable {
    /// `1999`, `1999-04` or `1999-04-30`; of a range the earliest.
    public var date: BirthDate
    /// The latest, where only a range is known.
    public var until: BirthDate?

    /// A birth on a date, or between two.
    public init(_ date: BirthDate, until: BirthDate? = nil) {
        self.date = date
        self.until = until
    }
}

/// A paper that proves who somebody is.
public struct IdentityDocument: Codable, Sendable, Hashable {
    /// Which paper.
    public var kind: Word<DocumentKind>
    /// Its number.
    public var number: PersonDocumentNumber
    /// The country that issued it.
    public var country: Word<Country>

    /// A paper.
    public init(kind: DocumentKind, number: PersonDocumentNumber, country: Country) {
        self.kind = Word(kind)
        self.number = number
        self.country = Word(country)
    }
}
