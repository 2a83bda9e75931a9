extension ErrorText {
    /// What single services refuse.
    static let ministries: [String: ErrorText] = [:]
}
