import Vocabulary

/// What `homeward up` says.
enum UpPhrase: Phrasebook {
    case about, optionHome, optionBasePort, optionNoDemo, optionOnce, optionRestartAfter
    case making, kept, waiting, stopping, stopped, runs, log
    case tryThese, endWith, ended, startedAgain, byStatus, bySignal, demoLoading
    case executableMissing, buildFirst, portTaken, portTakenBy, portNext, stopNext
    case alreadyRunning, alreadyNext, incomplete, incompleteNext, completed, older, olderNext
    case noListToExtend, noListToExtendNext, foreignHome, foreignHomeNext
    case notHealthy, notHealthyNext, lastLine, exists, notWritable, notWritableNext, diskFullNext
    case endedEarly, startFailed, interrupted, optionAttended, badCertificate, badCertificateNext
    case badAuthorityNext, badAnchorsNext, untrusted, service, address, process

    var label: Label {
        switch self {
        case .about:
            Label(
                vi: "Khởi động ba dịch vụ và cổng tổng hợp trên máy này, kèm dữ liệu minh hoạ.",
                en:
                    "Start the three services and the gateway on this machine, with a demonstration."
            )
        case .optionHome:
            Label(
                vi: "Thư mục chứa chứng thư, cấu hình, dữ liệu và nhật ký.",
                en: "The folder of certificates, configuration, data and logs."
            )
        case .optionBasePort:
            Label(
                vi: "Cổng mạng đầu tiên trong bốn cổng liên tiếp.",
                en: "The first of four consecutive ports."
            )
        case .optionNoDemo:
            Label(vi: "Không nạp dữ liệu minh hoạ.", en: "Do not load the demonstration.")
        case .optionOnce:
            Label(
                vi: "Khởi động, chạy minh hoạ, rồi dừng tất cả (dùng để kiểm tra).",
                en: "Start, run the demonstration, stop everything again (a smoke test)."
            )
        case .optionRestartAfter:
            Label(
                vi: "Số giây chờ trước khi khởi động lại một dịch vụ đã tự dừng.",
                en: "Seconds before a service that ended is started again."
            )
        case .making:
            Label(
                vi: "Tạo chứng thư, khoá và cấu hình trong {}",
                en: "Making certificates, keys and configuration in {}"
            )
        case .kept:
            Label(vi: "Giữ nguyên dữ liệu sẵn có trong {}", en: "Keeping what is in {}")
        case .waiting:
            Label(vi: "Chờ các dịch vụ sẵn sàng", en: "Waiting for the services to be healthy")
        case .stopping: Label(vi: "Đang dừng tất cả …", en: "Stopping everything …")
        case .stopped:
            Label(
                vi: "Đã dừng. Dữ liệu còn nguyên trong {}.",
                en: "Stopped. The data stays in {}."
            )
        case .runs: Label(vi: "Homeward đang chạy", en: "Homeward is running")
        case .log: Label(vi: "Nhật ký", en: "Log")
        case .tryThese:
            Label(
                vi: "Năm lệnh nên thử, trong một cửa sổ khác:",
                en: "Five commands worth trying, in another window:"
            )
        case .endWith: Label(vi: "Nhấn Ctrl-C để dừng tất cả.", en: "Ctrl-C stops all of it.")
        case .ended:
            Label(
                vi: "{} (tiến trình {}) đã dừng {}; khởi động lại sau {}",
                en: "{} (process {}) ended {}; starting it again in {}"
            )
        case .startedAgain:
            Label(vi: "{} đã chạy lại (tiến trình {})", en: "{} runs again (process {})")
        case .byStatus: Label(vi: "với mã {}", en: "with status {}")
        case .bySignal: Label(vi: "do tín hiệu {}", en: "by signal {}")
        case .demoLoading:
            Label(
                vi: "Nạp minh hoạ: tiếp nhận nạn nhân tại cửa khẩu Móng Cái",
                en: "Loading the demonstration: a reception at the Móng Cái border gate"
            )
        case .executableMissing:
            Label(vi: "Không thấy chương trình {}.", en: "The program {} is not there.")
        case .buildFirst:
            Label(
                vi: "Chạy Services/start, lệnh này dịch và khởi động tất cả.",
                en: "Run Services/start, which builds and starts everything."
            )
        case .portTaken:
            Label(
                vi: "Cổng {} trên 127.0.0.1 đang bị chương trình khác dùng.",
                en: "Port {} on 127.0.0.1 is used by another program."
            )
        case .portTakenBy:
            Label(
                vi: "Cổng {} trên 127.0.0.1 đang bị {} (tiến trình {}) dùng.",
                en: "Port {} on 127.0.0.1 is used by {} (process {})."
            )
        case .portNext:
            Label(
                vi: "Chọn bốn cổng khác đang trống: --base-port {}",
                en: "Choose four other ports, which are free: --base-port {}"
            )
        case .stopNext: Label(vi: "Dừng nó bằng: kill {}", en: "Stop it with: kill {}")
        case .alreadyRunning:
            Label(
                vi: "Homeward của thư mục {} đang chạy rồi.",
                en: "The Homeward of {} is running already."
            )
        case .alreadyNext:
            Label(
                vi: "Dùng nó ngay, hoặc dừng nó bằng Ctrl-C trong cửa sổ của nó.",
                en: "Use it as it is, or stop it with Ctrl-C in its window."
            )
        case .incomplete:
            Label(
                vi: "Thư mục {} dở dang: thiếu {}.",
                en: "The folder {} is incomplete: {} is missing."
            )
        case .incompleteNext:
            Label(
                vi:
                    "Khôi phục tệp đó từ bản sao lưu; hoặc, nếu không cần dữ liệu cũ, bắt đầu lại: rm -r {}",
                en:
                    "Restore it from a backup; or, if the old data is not needed, begin anew: rm -r {}"
            )
        case .completed:
            Label(
                vi: "Đã bổ sung cho {} những gì còn thiếu: {}. Dữ liệu và khoá giữ nguyên.",
                en: "Added to {} what it lacked: {}. Data and keys stay as they are."
            )
        case .older:
            Label(
                vi: "Thư mục {} do bản cũ tạo hoặc mất chứng thư: thiếu {}.",
                en: "The folder {} is of an earlier build or lost certificates: {} is missing."
            )
        case .olderNext:
            Label(
                vi: "Bổ sung mà không đụng đến dữ liệu: homeward world make",
                en: "Add it without touching the data: homeward world make"
            )
        case .noListToExtend:
            Label(
                vi: "Không thêm được {} vào tệp {}: tệp không có danh sách officers như bản gốc.",
                en: "{} cannot be added to {}: its list of officers is not laid out as it was made."
            )
        case .noListToExtendNext:
            Label(
                vi: "Thêm mục sau vào danh sách officers rồi chạy lại:",
                en: "Add this entry to its list of officers and try again:"
            )
        case .foreignHome:
            Label(
                vi: "Thư mục {} có tệp nhưng không do Homeward tạo.",
                en: "The folder {} holds files that are not Homeward's."
            )
        case .foreignHomeNext:
            Label(
                vi: "Chọn thư mục khác bằng --home, hoặc dời các tệp đó đi.",
                en: "Choose another folder with --home, or move those files away."
            )
        case .notHealthy:
            Label(
                vi: "{} chưa sẵn sàng sau {}: {}",
                en: "{} was not healthy within {}: {}"
            )
        case .notHealthyNext:
            Label(vi: "Xem nhật ký: tail {}", en: "Read its log: tail {}")
        case .lastLine:
            Label(vi: "Dòng cuối nhật ký của nó: {}", en: "The last line of its log: {}")
        case .exists:
            Label(
                vi: "Tệp {} đã có; hãy chọn tên khác.",
                en: "The file {} exists already; choose another name."
            )
        case .notWritable:
            Label(
                vi: "Không ghi được vào {} ({}).",
                en: "{} cannot be written to ({})."
            )
        case .notWritableNext:
            Label(
                vi: "Cấp quyền ghi, hoặc chọn thư mục khác bằng --home.",
                en: "Allow writing there, or choose another folder with --home."
            )
        case .diskFullNext:
            Label(
                vi: "Giải phóng chỗ trống, hoặc chọn đĩa khác bằng --home, rồi chạy lại.",
                en: "Free some space, or choose another disk with --home, then run this again."
            )
        case .endedEarly:
            Label(
                vi: "{} không khởi động được: đã dừng {}.",
                en: "{} did not start: it ended {}."
            )
        case .startFailed:
            Label(
                vi: "Chưa khởi động lại được {}: {} Thử lại sau {}.",
                en: "{} could not be started again: {} Trying again in {}."
            )
        case .interrupted:
            Label(
                vi: "Đã dừng trước khi mọi thứ sẵn sàng; chạy lại sẽ làm tiếp. Dữ liệu ở {}.",
                en: "Stopped before all was up; a new start goes on. The data is in {}."
            )
        case .optionAttended:
            Label(
                vi: "Dừng khi đầu vào chuẩn kết thúc (dùng khi chương trình khác khởi động).",
                en: "End when standard input ends (for programs that start this one)."
            )
        case .badCertificate:
            Label(
                vi: "Chứng thư hoặc khoá của {} không dùng được: {}",
                en: "The certificate or key of {} is not usable: {}"
            )
        case .badCertificateNext:
            Label(
                vi: "Cấp lại: homeward pki issue {}",
                en: "Issue it anew: homeward pki issue {}"
            )
        case .badAuthorityNext:
            Label(
                vi: "Khôi phục từ bản sao lưu thư mục {}",
                en: "Restore from a backup the folder {}"
            )
        case .untrusted:
            Label(
                vi: "Tệp {} thiếu chứng thư của tổ chức cấp {}.",
                en: "The file {} lacks the certificate of the authority {}."
            )
        case .badAnchorsNext:
            Label(
                vi: "Ghép lại từ các tổ chức cấp: homeward pki init",
                en: "Put it together anew from the authorities: homeward pki init"
            )
        case .service: Label(vi: "Dịch vụ", en: "Service")
        case .address: Label(vi: "Địa chỉ", en: "Address")
        case .process: Label(vi: "Tiến trình", en: "Process")
        }
    }
}
