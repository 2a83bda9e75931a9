public import Audit

extension WritingDesk {
    /// Says in the audit of this call what its act rests on, where that is not the ordinary ground: a
    /// disclosure without consent, for example.
    ///
    /// Every version that the call writes carries it. The word is of a closed list, which whoever says it
    /// vouches for; said twice, the last one stands.
    public func rests(on ground: AuditWord) { self.ground = ground }
}
