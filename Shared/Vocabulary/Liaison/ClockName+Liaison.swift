extension ClockName {
    /// The answer of the immigration department on the people of a manifest.
    public static let identityAnswer: ClockName = "identityAnswer"
}
