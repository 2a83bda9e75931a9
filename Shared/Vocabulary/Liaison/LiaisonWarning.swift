/// What a liaison method did although something about it is unusual.
///
/// A warning never stops the work: whoever sees it follows up.
public enum LiaisonWarning: String, ClosedList {
    /// The agreement names another channel; urgent contact is followed by a note through that one.
    case otherChannel
    /// Somebody stood at the gate who had not been announced.
    case unannounced
    /// Somebody who had been announced was not handed over.
    case missing
    /// An identity had not been confirmed when a duty officer accepted.
    case identityPending
    /// The partner's focal point on this channel no longer holds; the answer names who does.
    case focalPointEnded

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .otherChannel:
            Label(
                vi: "Không theo kênh bắt buộc của thoả thuận; cần gửi công hàm theo đúng kênh",
                en: "Not the agreement's mandatory channel; follow with a note through that one"
            )
        case .unannounced:
            Label(vi: "Có người ngoài danh sách báo trước", en: "Somebody had not been announced")
        case .missing:
            Label(vi: "Thiếu người so với danh sách", en: "Somebody announced was not handed over")
        case .focalPointEnded:
            Label(
                vi: "Đầu mối theo kênh này đã hết hiệu lực; xem đầu mối thay thế",
                en: "The focal point on this channel no longer holds; see who replaced it"
            )
        case .identityPending:
            Label(vi: "Chưa xác minh xong nhân thân", en: "An identity is not yet confirmed")
        }
    }
}
