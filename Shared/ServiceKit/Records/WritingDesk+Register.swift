public import Records
public import ServiceContracts
import Storage
public import Vocabulary
import WireCodec

extension WritingDesk {
    /// The next number of a body's book, this year in Vietnamese time.
    ///
    /// Taken in the transaction that uses it, so an undone request gives it back and there is no
    /// gap. The year is that of the registration: a letter that arrived in December and is
    /// registered in January stands in January's book.
    public func nextNumber(of body: OrgID, in book: RegisterBook) throws -> RegisterNumber {
        let year = VietnameseTime.date(of: now).year
        let sequence = "\(book.shelf)/\(book.rawValue)/\(year)/\(body.path)"
        let number = try transaction.advance(sequence)
        return RegisterNumber(body: body, book: book, year: year, number: Int(number))
    }
}

extension RegisterBook {
    /// What a book's sequences are kept under; never changed, or numbers would begin anew.
    fileprivate var shelf: String {
        switch self {
        case .incoming, .outgoing, .minutes: "liaison.register"
        case .reports, .caseFiles: "cases.register"
        }
    }
}
