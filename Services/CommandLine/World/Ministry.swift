/// The ministries that vouch for their people and services, a trust domain each.
enum Ministry: String, Sendable, CaseIterable, Codable {
    case publicSecurity = "mps"
    case defence = "mod"
    case health = "moh"
    case foreignAffairs = "mofa"

    /// The host part of the ministry's identities.
    var trustDomain: String { "\(rawValue).homeward.gov.vn" }

    /// The identity of an officer with this number.
    func identity(ofOfficer number: String) -> String {
        "spiffe://\(trustDomain)/officer/\(number)"
    }
}
