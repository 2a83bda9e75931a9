/// Which build runs; told in hellos and in health.
enum Build {
    /// The version of the release; raised by the commit that makes one.
    static let name = "0.1"
}
