public import Vocabulary

extension ReadingDesk {
    /// Notes for the audit that something of a record was told, where the service itself judged
    /// that the caller may know it.
    public func noteRead<R: Record>(_ filed: Filed<R>) {
        touch(R.kind, filed.id.identifier, filed.version)
    }
}
