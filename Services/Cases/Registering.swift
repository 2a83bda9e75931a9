import Records
import ServiceContracts
import ServiceKit
import Vocabulary

/// The numbers that reports and case files are quoted by.
extension WritingDesk {
    /// A record with the next number of the body that files it.
    func registered<R: RegisteredRecord>(_ record: R, by body: OrgID) throws -> R {
        var record = record
        record.registered = try nextNumber(of: body, in: R.book)
        return record
    }
}

extension StepTaken where R: RegisteredRecord {
    /// Gives a record that was filed before its kind was numbered the next number of its owner.
    mutating func register(at desk: WritingDesk) throws {
        guard record.registered == nil else { return }
        record.registered = try desk.nextNumber(of: filing.owner, in: R.book)
    }
}
