public import Vocabulary

extension Suspect {
    /// What no suspect may hold, also once it is corrected.
    public static let rules: [FieldRule<Suspect>] = [.list("roles", \.roles, 1...15)]
}
