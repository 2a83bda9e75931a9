public import Vocabulary

extension ReadingDesk {
    /// Notes for the audit that something of a record was told, where the service itself judged
    /// that the caller may know it.
    public func noteRead<R: Record>(_ filed: Filed<R>) {
        touch(R.kind, filed.id.identifier, filed.version)
    }

    /// Notes for the audit that somebody was asked about whom another service keeps: what is told of them
    /// here has no version of theirs.
    public func noteRead<R: Record>(about id: R.ID, as kind: R.Type) {
        touch(R.kind, id.identifier, Touched.ofNoVersion)
    }
}
