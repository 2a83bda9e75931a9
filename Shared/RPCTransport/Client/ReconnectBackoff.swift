/// How long a client stays away from a service that it could not reach, or that told it to.
///
/// A random part is in every pause, so that many clients do not come back at once.
struct ReconnectBackoff: Sendable, Hashable {
    /// The longest pause after a first failure.
    let first: Duration
    /// The longest pause at all.
    let longest: Duration

    /// The pauses of a client with these limits.
    init(_ limits: Limits) {
        first = limits.firstBackoff
        longest = limits.longestBackoff
    }

    /// The pause after so many failures in a row, at least one.
    ///
    /// It doubles with each, up to the longest; up to a half is taken off, by a fraction from 0 to 1.
    func pause(after failures: Int, fraction: Double) -> Duration {
        // Beyond sixteen doublings any pause is the longest, and the shift stays in its bounds.
        let doubled = first * (1 << min(max(1, failures) - 1, 16))
        return min(doubled, longest) * (1 - fraction / 2)
    }

    /// The pause before coming back to a service that asked for one, up to a half longer.
    func pause(askedFor: Duration, fraction: Double) -> Duration {
        min(askedFor, longest) * (1 + fraction / 2)
    }
}
