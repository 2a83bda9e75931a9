/// What somebody wants to do on either side of a commit.
struct CommitTurn: Sendable {
    /// Right before it, when nobody can see yet what it keeps.
    let before: @Sendable () -> Void
    /// Once it has returned, before anybody is answered.
    let after: @Sendable () -> Void
}
