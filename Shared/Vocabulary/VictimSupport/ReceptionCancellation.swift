/// Why an announced reception is taken back.
public enum ReceptionCancellation: String, ClosedList {
    /// The person did not come.
    case didNotArrive
    /// The foreign side did not hand over.
    case handoverFailed
    /// The gateway took back what it had begun.
    case notCompleted
    /// Registered by mistake.
    case mistaken

    public var label: Label {
        switch self {
        case .didNotArrive: Label(vi: "Người đó không đến", en: "The person did not arrive")
        case .handoverFailed:
            Label(
                vi: "Việc bàn giao không thực hiện được",
                en: "The handover failed"
            )
        case .notCompleted:
            Label(
                vi: "Việc đăng ký tiếp nhận không hoàn tất",
                en: "The registration was not completed"
            )
        case .mistaken: Label(vi: "Đăng ký nhầm", en: "Registered by mistake")
        }
    }
}
