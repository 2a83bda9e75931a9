/// What can happen to a record; events and history speak in these words.
public enum Happening: String, ClosedList {
    /// It was filed.
    case filed
    /// Fields changed.
    case changed
    /// A step was taken.
    case stepped
    /// A step awaits a second officer.
    case proposed
    /// The second officer refused.
    case refused
    /// One duty officer acted alone; the approver is to ratify.
    case actedAlone
    /// What was done alone was ratified.
    case ratified
    /// What was done alone was not ratified.
    case disowned
    /// What was done alone was not ratified in time.
    case ratificationOverdue
    /// An earlier version was corrected.
    case corrected
    /// A step was declared void.
    case voided
    /// It was assigned to other units, or taken from them.
    case assigned
    /// Another organisation took over from the one that answered for it.
    case succeeded
    /// A clock was extended.
    case extended
    /// Its content was erased.
    case erased
    /// A file was attached.
    case attached
    /// A file was withdrawn.
    case withdrawn
    /// It was found to be about the same as another, which stands for both from now on.
    case merged
    /// Another record was found to be about the same, and this one stands for both.
    case absorbed
    /// The merger with another record was taken back.
    case unmerged

    public var label: Label {
        switch self {
        case .filed: Label(vi: "Lập hồ sơ", en: "Filed")
        case .changed: Label(vi: "Sửa đổi", en: "Changed")
        case .stepped: Label(vi: "Chuyển trạng thái", en: "Step taken")
        case .proposed: Label(vi: "Trình duyệt", en: "Awaiting approval")
        case .refused: Label(vi: "Không được duyệt", en: "Approval refused")
        case .actedAlone: Label(vi: "Thực hiện trước, duyệt sau", en: "Done alone, to be ratified")
        case .ratified: Label(vi: "Đã duyệt sau", en: "Ratified")
        case .disowned: Label(vi: "Không duyệt sau", en: "Not ratified")
        case .ratificationOverdue: Label(vi: "Quá hạn duyệt sau", en: "Ratification overdue")
        case .corrected: Label(vi: "Đính chính", en: "Corrected")
        case .voided: Label(vi: "Hủy bước", en: "Step made void")
        case .assigned: Label(vi: "Phân công", en: "Assigned")
        case .succeeded:
            Label(vi: "Chuyển cho cơ quan kế thừa", en: "Passed to a successor")
        case .extended: Label(vi: "Gia hạn", en: "Clock extended")
        case .erased: Label(vi: "Xóa nội dung", en: "Content erased")
        case .attached: Label(vi: "Đính kèm tệp", en: "File attached")
        case .withdrawn: Label(vi: "Rút tệp đính kèm", en: "File withdrawn")
        case .merged: Label(vi: "Gộp vào hồ sơ khác", en: "Merged into another")
        case .absorbed: Label(vi: "Nhận gộp hồ sơ trùng", en: "Took in a duplicate")
        case .unmerged: Label(vi: "Tách lại", en: "Merger taken back")
        }
    }
}
