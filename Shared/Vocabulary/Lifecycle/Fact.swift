/// What a step needs to be told: a document number, a date, a reason.
public enum Fact: String, ClosedList {
    /// What was found.
    case finding
    /// Why.
    case reason
    /// Whom it goes to: an organisation.
    case recipient
    /// The number of the decision or document.
    case documentNumber
    /// The date of the decision or document.
    case decisionDate
    /// Article 150 or 151, or another.
    case offence
    /// The number of the indictment.
    case indictmentNumber
    /// The verdict.
    case verdict
    /// The sentence.
    case sentence
    /// The number of the minutes.
    case minutesNumber
    /// The border gate.
    case gate
    /// The day on which something is to happen.
    case scheduledDate
    /// The kind of evidence of Article 32 that a decision rests on.
    case evidence
    /// The paper of Article 33 that confirms.
    case confirmationPaper
    /// Who issued the paper: an organisation.
    case issuer
    /// Until when a period is extended.
    case extendedUntil
    /// The digest of a scan or a manifest, in hex.
    case digest
    /// The record that this one is linked to.
    case link
    /// Any remark.
    case remark
    /// Why an investigation rests: a word of the closed list.
    case suspensionGround
    /// How serious the offence is: a word of the closed list.
    case gravity
    /// What the court awards the victims.
    case compensation

    /// What a value must look like.
    public var form: Form {
        switch self {
        case .recipient, .issuer: .organisation
        case .decisionDate, .scheduledDate, .extendedUntil: .date
        case .link: .reference
        case .digest: .digest
        case .offence, .gate, .evidence, .confirmationPaper, .suspensionGround, .gravity:
            .code
        case .finding, .reason, .documentNumber, .indictmentNumber, .verdict, .sentence,
            .minutesNumber, .remark, .compensation:
            .text
        }
    }

    /// Whether somebody writes it in their own words, so that it may name anybody.
    public var isFreeText: Bool { form == .text }

    /// What a fact's value must look like.
    public enum Form: String, Sendable, Hashable {
        /// Somebody's own words, up to 4,000 bytes.
        case text
        /// A code of at most 64 letters, digits, `.`, `-`, `/` and `_`.
        case code
        /// A calendar date, `2026-07-30`.
        case date
        /// An organisation's path.
        case organisation
        /// A record's identifier.
        case reference
        /// 64 hexadecimal digits.
        case digest
    }

    public var label: Label {
        switch self {
        case .finding: Label(vi: "Kết quả xác minh", en: "Finding")
        case .reason: Label(vi: "Lý do", en: "Reason")
        case .recipient: Label(vi: "Nơi nhận", en: "Recipient")
        case .documentNumber: Label(vi: "Số văn bản", en: "Document number")
        case .decisionDate: Label(vi: "Ngày quyết định", en: "Date of decision")
        case .offence: Label(vi: "Tội danh", en: "Offence")
        case .indictmentNumber: Label(vi: "Số cáo trạng", en: "Indictment number")
        case .verdict: Label(vi: "Bản án", en: "Verdict")
        case .sentence: Label(vi: "Mức án", en: "Sentence")
        case .minutesNumber: Label(vi: "Số biên bản", en: "Number of the minutes")
        case .gate: Label(vi: "Cửa khẩu", en: "Border gate")
        case .scheduledDate: Label(vi: "Ngày dự kiến", en: "Scheduled date")
        case .evidence: Label(vi: "Căn cứ xác định", en: "Evidence")
        case .confirmationPaper: Label(vi: "Giấy xác nhận", en: "Confirmation paper")
        case .issuer: Label(vi: "Nơi cấp", en: "Issuer")
        case .extendedUntil: Label(vi: "Gia hạn đến", en: "Extended until")
        case .digest: Label(vi: "Mã băm", en: "Digest")
        case .link: Label(vi: "Hồ sơ liên quan", en: "Linked record")
        case .remark: Label(vi: "Ghi chú", en: "Remark")
        case .suspensionGround: Label(vi: "Căn cứ tạm đình chỉ", en: "Ground of suspension")
        case .gravity: Label(vi: "Loại tội phạm", en: "Gravity of the offence")
        case .compensation: Label(vi: "Bồi thường cho nạn nhân", en: "Compensation")
        }
    }
}
