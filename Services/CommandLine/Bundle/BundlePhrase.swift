import Vocabulary

/// What `homeward bundle` says.
enum BundlePhrase: Phrasebook {
    case about, discussion, file, oldKey, create, created, add, added, callWords, show, contents
    case importAll, dryRun, number, recorded, restsOn, outcome, record, detail, because
    case nothingTyped, unknownNoun, onlyWrites, sayVersion, breaksRules, unknownEntry
    case unreadable, otherResult, notABundle, otherVersion, tooLarge, sealedForAnother
    case sealedForAnotherNext, damaged, badSignature, untrustedSigner, madeByAnother
    case madeByAnotherNext, wrongTime, tooOld, tooOldNext, badEntry, unsuitableKey
    case onlineOnly, changesUnseen, tellsNoRecord, filesLater

    var label: Label {
        switch self {
        case .about:
            Label(
                vi: "Gói ngoại tuyến: ghi việc khi mất kết nối, ký, mã hoá, gửi sau.",
                en: "Offline bundles: recorded without a connection, signed, sealed, sent later."
            )
        case .discussion:
            Label(
                vi: "P-1 là hồ sơ mà mục thứ nhất sẽ tạo; mục sau dùng P-1 thay số hồ sơ. Hồ sơ đã "
                    + "có thì ghi seen=PHIÊN-BẢN đã thấy. Nhập lại không làm gì hai lần; hồ sơ đã "
                    + "đổi thì được liệt kê, không bị ghi đè. Chỉ người lập gói được nhập.",
                en: "P-1 is the record that the first entry will make; later ones use it as a "
                    + "reference. Of a record that exists say the version you saw, seen=N. A "
                    + "repeated import does nothing twice; a record that has changed is listed, "
                    + "never overwritten. Only the maker imports."
            )
        case .file: Label(vi: "Tệp của gói.", en: "The bundle's file.")
        case .oldKey:
            Label(
                vi: "Khoá của chứng thư cũ, nếu chứng thư đã được cấp lại từ khi lập gói.",
                en: "The key of an earlier certificate, where it was renewed since."
            )
        case .create: Label(vi: "Lập một gói trống.", en: "Begin an empty bundle.")
        case .created: Label(vi: "Đã lập gói {}.", en: "Began the bundle {}.")
        case .add:
            Label(
                vi: "Ghi một việc vào gói, kiểm tra ngay nhưng chưa gửi.",
                en: "Record a call in a bundle: checked at once, sent later."
            )
        case .added: Label(vi: "Đã ghi {}: {}", en: "Recorded {}: {}")
        case .callWords:
            Label(
                vi: "Như gõ sau homeward: report receive …; hoặc call LỆNH.",
                en: "As typed behind homeward: report receive …; or call METHOD."
            )
        case .show: Label(vi: "Xem gói có gì.", en: "Tell what a bundle holds.")
        case .contents:
            Label(
                vi: "Hiện cả nội dung, kể cả thông tin định danh.",
                en: "Show what the messages say, identities included."
            )
        case .importAll:
            Label(
                vi: "Gửi các việc trong gói; làm dở thì chạy lại.",
                en: "Send what a bundle holds; run it again where it stopped."
            )
        case .dryRun:
            Label(
                vi: "Kiểm tra gói và liệt kê, không gửi gì.",
                en: "Check and list it, send nothing."
            )
        case .number: Label(vi: "Số tạm", en: "Provisional")
        case .recorded: Label(vi: "Ghi lúc", en: "Recorded")
        case .restsOn: Label(vi: "Dựa vào", en: "Rests on")
        case .outcome: Label(vi: "Kết quả", en: "Outcome")
        case .record: Label(vi: "Số hồ sơ", en: "Record")
        case .detail: Label(vi: "Chi tiết", en: "Detail")
        case .because: Label(vi: "vì {}", en: "because of {}")
        case .nothingTyped:
            Label(vi: "Chưa ghi việc nào sau tên tệp.", en: "No call follows the file's name.")
        case .unknownNoun: Label(vi: "Không có lệnh “{}”.", en: "There is no command “{}”.")
        case .onlyWrites:
            Label(
                vi: "{} không ghi gì; gói chỉ nhận lệnh ghi.",
                en: "{} writes nothing; a bundle takes writes only."
            )
        case .onlineOnly:
            Label(
                vi: "{} cần có kết nối; gói không nhận.",
                en: "{} needs a connection; no bundle takes it."
            )
        case .changesUnseen:
            Label(
                vi: "Lệnh này đổi hồ sơ mà không nói đã thấy phiên bản nào, hoặc đổi nhiều hơn câu "
                    + "trả lời cho biết.",
                en: "It changes a record without saying which version was seen, or more than its "
                    + "answer tells."
            )
        case .tellsNoRecord:
            Label(
                vi: "Câu trả lời không nêu đúng một hồ sơ kèm phiên bản để mục sau dựa vào.",
                en: "Its answer names no one record with its version for later entries to rest on."
            )
        case .filesLater:
            Label(
                vi: "Nhập gói xong rồi đính kèm tệp: homeward attachment add.",
                en: "Attach files once the bundle is imported: homeward attachment add."
            )
        case .sayVersion:
            Label(
                vi: "Không có kết nối để hỏi phiên bản: ghi seen=PHIÊN-BẢN đã thấy.",
                en: "Nobody can be asked for the version: say which one you saw, seen=N."
            )
        case .breaksRules:
            Label(vi: "Nội dung trái quy tắc của hồ sơ:", en: "It breaks rules of its kind:")
        case .unknownEntry:
            Label(
                vi: "Gói không có {}: mới có {} mục.",
                en: "The bundle has no {}: it holds {} entries."
            )
        case .unreadable: Label(vi: "Không đọc được tệp {}.", en: "The file {} cannot be read.")
        case .otherResult:
            Label(
                vi: "{} không phải kết quả của gói này; không ghi đè.",
                en: "{} is no result of this bundle and is not overwritten."
            )
        case .notABundle:
            Label(
                vi: "Tệp không phải gói ngoại tuyến, hoặc bị cắt cụt. Chưa gửi gì.",
                en: "The file is no bundle, or was cut off. Nothing was sent."
            )
        case .otherVersion:
            Label(
                vi: "Gói theo quy cách số {}, bản này không đọc được. Chưa gửi gì.",
                en: "The bundle has format {}, which this version does not read. Nothing was sent."
            )
        case .tooLarge:
            Label(
                vi: "Gói vượt mức cho phép; chia thành nhiều gói.",
                en: "The bundle is beyond its limits; make several."
            )
        case .sealedForAnother:
            Label(
                vi: "Gói được mã hoá cho khoá khác. Chưa gửi gì.",
                en: "The bundle is sealed for another key. Nothing was sent."
            )
        case .sealedForAnotherNext:
            Label(
                vi: "Dùng --as người lập gói; chứng thư đã cấp lại thì thêm --old-key.",
                en: "Act as its maker with --as; after a renewal add --old-key."
            )
        case .damaged:
            Label(
                vi: "Nội dung gói đã bị thay đổi. Chưa gửi gì.",
                en: "What the bundle holds was altered. Nothing was sent."
            )
        case .badSignature:
            Label(
                vi: "Chữ ký không đúng với nội dung gói. Chưa gửi gì.",
                en: "The signature is not of this content. Nothing was sent."
            )
        case .untrustedSigner:
            Label(
                vi: "Chứng thư người ký không dùng được khi ký. Chưa gửi gì.",
                en: "The signer's certificate was not good when it signed. Nothing was sent."
            )
        case .madeByAnother:
            Label(
                vi: "Gói do {} lập. Chưa gửi gì.",
                en: "The bundle was made by {}. Nothing was sent."
            )
        case .madeByAnotherNext:
            Label(
                vi: "Người lập gói tự nhập, bằng chứng thư của mình.",
                en: "Its maker imports it, with their own certificate."
            )
        case .wrongTime:
            Label(
                vi: "Giờ ghi trong gói không thể đúng; kiểm tra đồng hồ. Chưa gửi gì.",
                en: "The bundle's times cannot be right; check the clocks. Nothing was sent."
            )
        case .tooOld:
            Label(
                vi: "Gói lập đã quá {} ngày: dịch vụ không còn nhớ việc nào đã làm. Chưa gửi gì.",
                en: "The bundle is older than {} days: services no longer know what was done. "
                    + "Nothing was sent."
            )
        case .tooOldNext:
            Label(
                vi: "Xem bằng bundle show --contents, đối chiếu rồi nhập tay.",
                en:
                    "Read it with bundle show --contents, compare, and record by hand what is missing."
            )
        case .badEntry:
            Label(
                vi: "Mục {} của gói sai quy cách. Chưa gửi gì.",
                en: "The bundle's entry {} is malformed. Nothing was sent."
            )
        case .unsuitableKey:
            Label(
                vi: "Khoá của cán bộ không phải P-256, không ký và mở gói được.",
                en: "The officer's key is no P-256 key and can neither sign nor open a bundle."
            )
        }
    }
}

extension BundleResult.Outcome {
    /// What people read.
    var label: Label {
        switch self {
        case .waiting: Label(vi: "chưa gửi", en: "not sent yet")
        case .done: Label(vi: "đã làm", en: "done")
        case .alreadyThere: Label(vi: "đã có từ trước", en: "already there")
        case .awaitsApproval: Label(vi: "chờ phê duyệt", en: "awaits approval")
        case .conflict: Label(vi: "xung đột", en: "conflict")
        case .heldBack: Label(vi: "giữ lại", en: "held back")
        case .refused: Label(vi: "bị từ chối", en: "refused")
        case .mayHaveRun: Label(vi: "có thể đã làm", en: "may have run")
        case .notSent: Label(vi: "dịch vụ vắng", en: "service away")
        }
    }
}
