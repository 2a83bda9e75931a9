/// Which paper confirms that somebody is a victim (Article 33 of Law 53/2024).
public enum ConfirmationPaperKind: String, ClosedList {
    /// Issued by the police after verification.
    case policeCertificate
    /// Issued by the body that rescued the person.
    case rescuingBodyCertificate
    /// Issued by investigators, procuracy or court.
    case proceedingsDocument
    /// A foreign paper, legalised by a consulate.
    case legalisedForeignPaper

    public var label: Label {
        switch self {
        case .policeCertificate:
            Label(
                vi: "Giấy xác nhận của cơ quan Công an",
                en: "Police certificate"
            )
        case .rescuingBodyCertificate:
            Label(
                vi: "Giấy xác nhận của cơ quan giải cứu",
                en: "Rescuing body's certificate"
            )
        case .proceedingsDocument:
            Label(
                vi: "Văn bản của cơ quan tiến hành tố tụng",
                en: "Document of a proceedings body"
            )
        case .legalisedForeignPaper:
            Label(
                vi: "Giấy tờ nước ngoài đã hợp pháp hoá lãnh sự",
                en: "Legalised foreign paper"
            )
        }
    }
}
