import Records
import RPC
import ServiceContracts
import Storage
import Vocabulary
import WireCodec

extension WritingDesk {
    /// The next number of a body's book, this year in Vietnamese time.
    ///
    /// Taken in the transaction that uses it, so an undone request gives it back and there is no
    /// gap. The year is that of the registration: a letter that arrived in December and is
    /// registered in January stands in January's book.
    func nextNumber(of body: OrgID, in book: RegisterBook) throws -> RegisterNumber {
        let year = VietnameseTime.date(of: now).year
        let sequence = "liaison.register/\(book.rawValue)/\(year)/\(body.path)"
        let number = try transaction.advance(sequence)
        return RegisterNumber(body: body, book: book, year: year, number: Int(number))
    }

    /// Refuses what is only done with one's own certificate.
    func refuseOnBehalf() throws(ServiceError) {
        if context.isOnBehalf { throw LiaisonRefusal.ownHandOnly }
    }
}
