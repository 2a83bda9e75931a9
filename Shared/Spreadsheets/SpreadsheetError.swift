/// Why a file is no spreadsheet that may be read.
///
/// Holds nothing of the file's content: what stands in it may name anybody.
public enum SpreadsheetError: String, Error, Hashable, Sendable, CaseIterable {
    /// It cannot be opened or read.
    case unreadable = "file.unreadable"
    /// It is larger than any file may be.
    case fileTooLarge = "file.tooLarge"
    /// It ends too early, or its parts are not where it says.
    case damaged = "file.damaged"
    /// It is encrypted, or behind a password.
    case encrypted = "file.encrypted"
    /// It is a workbook of the time before 2007, or another kind of file.
    case unknownFormat = "file.format"
    /// It uses a feature of archives that no spreadsheet needs.
    case unsupported = "file.unsupported"
    /// It inflates to more than it may: a bomb.
    case inflatesTooMuch = "file.inflatesTooMuch"
    /// Its archive has too many entries.
    case tooManyEntries = "file.tooManyEntries"
    /// It has more rows than are read at a time.
    case tooManyRows = "file.tooManyRows"
    /// A row has more columns than any sheet needs.
    case tooManyColumns = "file.tooManyColumns"
    /// Its shared texts are too many.
    case tooMuchText = "file.tooMuchText"
    /// Its XML declares a document type or entities.
    case documentType = "file.documentType"
    /// Its XML is not well-formed, or not a workbook's.
    case malformed = "file.malformed"

    /// The name of the rule that was broken.
    public var rule: String { rawValue }
}
