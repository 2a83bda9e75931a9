import Vocabulary

/// What `homeward load` says.
enum LoadPhrase: Phrasebook {
    case about, discussion, scenarios, scenarioToPrint, shipped, actsToMix, scenario, duration
    case warmUp, timeout, connections, out, threshold, rate, ramp, steps, recorded, spacing, run
    case inFlight, seeds, workers, fault, noCheck, worker, search, goal, errors, from
    case ceilingOption, repetitions, compare, side, runs
    case unknownScenario, malformedScenario, unknownAct, emptyMix, outOfRange, unexpectedApproval
    case seeScenarios, warmUpTooLong, unreadable, badRecording, noTarget, noTargetNext, noOfficer
    case noOfficerNext, noTrail, badRate, tooManyCalls, emptyPlan, badFault, noSuchService
    case notRunningHere, notRunningHereNext, workerFailed
    case preparing, checking, openTitle, closedTitle, closed, warmingUp, liveErrors, liveInFlight
    case wrote, calls, failures, all, serviceLine, closedWarning, seedLine, recoveryLine, notBack
    case notStarted, mayHaveRun, ranAndFailed, partMissing, wrongAnswers, unsentCalls
    case withTrail, withoutTrail, promiseHolds, promiseBroken, breach, bottleneck, late, busy, full
    case offered, achieved, holds, kneeFound, kneeAbove, noKnee, generatorEnd, trialLine
    case figure, interval, finding, faster, slower, noDifference, differs, inconclusive

    var label: Label { helpLabel ?? failureLabel ?? resultLabel }
}

// MARK: - Help

extension LoadPhrase {
    private var helpLabel: Label? {
        switch self {
        case .about:
            Label(
                vi: "Đặt các dịch vụ dưới tải, đo trung thực và kiểm tra lời hứa của chúng.",
                en: "Put the services under load, measure honestly, and check their promise."
            )
        case .discussion:
            Label(
                vi:
                    "Vòng mở: lượt gọi đi theo kế hoạch, độ trễ tính từ thời điểm dự định. Mã kết thúc: "
                    + "6 bộ tạo tải là nút thắt, 7 vượt ngưỡng, 8 lượt ghi bị mất hay lặp, 9 B chậm hơn.",
                en:
                    "Open loop: calls start as planned, latency counts from the intended start. Exit "
                    + "status: 6 generator was the bottleneck, 7 threshold broken, 8 a write is lost "
                    + "or doubled, 9 B is slower."
            )
        case .scenarios:
            Label(
                vi: "Các kịch bản có sẵn và những việc có thể trộn.",
                en: "The scenarios that are shipped, and the acts to mix."
            )
        case .scenarioToPrint:
            Label(vi: "In tệp của kịch bản này.", en: "Print this scenario's file.")
        case .shipped: Label(vi: "Kịch bản", en: "Scenarios")
        case .actsToMix: Label(vi: "Việc", en: "Acts")
        case .scenario:
            Label(
                vi: "Kịch bản có sẵn, hoặc tệp YAML hay JSON.",
                en: "A shipped scenario, or a YAML or JSON file."
            )
        case .duration:
            Label(vi: "Kéo dài, gồm cả khởi động.", en: "How long, the warm-up included.")
        case .warmUp:
            Label(vi: "Phần đầu không đo.", en: "What at the beginning is not measured.")
        case .timeout: Label(vi: "Thời gian chờ mỗi lượt.", en: "How long a call is waited for.")
        case .connections:
            Label(
                vi: "Số kết nối tới mỗi dịch vụ, cho mỗi cán bộ.",
                en: "Connections to each service, for each officer."
            )
        case .out:
            Label(
                vi: "Ghi report.html, result.json và bảng CSV vào thư mục này.",
                en: "Write report.html, result.json and CSV tables into this folder."
            )
        case .threshold:
            Label(
                vi: "Ngưỡng: p50…p9999, max (mili giây), errors (phần), rate (mỗi giây).",
                en: "A bound: p50…p9999, max (milliseconds), errors (share), rate (per second)."
            )
        case .rate: Label(vi: "Số lượt mỗi giây.", en: "Calls per second.")
        case .ramp: Label(vi: "Tăng đều từ mức này tới mức kia.", en: "From one rate to another.")
        case .steps: Label(vi: "Các mức nối tiếp: 100x5,200x5.", en: "Rates in turn: 100x5,200x5.")
        case .recorded:
            Label(
                vi: "Phát lại các thời điểm đã ghi: mỗi dòng một số giây.",
                en: "Replay recorded moments: a line each, in seconds."
            )
        case .spacing:
            Label(vi: "Cách đều hay ngẫu nhiên (Poisson).", en: "Equal gaps, or random ones.")
        case .run: Label(vi: "Chạy một kịch bản.", en: "Run a scenario.")
        case .inFlight:
            Label(
                vi: "Vòng kín: luôn có từng này lượt đang chờ trên mỗi kết nối.",
                en: "Closed loop: keep so many calls under way on each connection."
            )
        case .seeds:
            Label(
                vi: "Hạt giống của mọi ngẫu nhiên; nhiều hạt thì chạy nhiều lần.",
                en: "Decides everything random; several make several runs."
            )
        case .workers:
            Label(vi: "Số tiến trình cùng gọi.", en: "How many processes make the calls.")
        case .fault:
            Label(
                vi: "Sự cố trong khi chạy: kill|stop|cont|term|restart:dịch-vụ@giây.",
                en: "Faults meanwhile: kill|stop|cont|term|restart:service@seconds."
            )
        case .noCheck:
            Label(
                vi: "Không kiểm tra các lượt ghi sau khi chạy.",
                en: "Don't check afterwards what was written."
            )
        case .worker: Label(vi: "Tiến trình con của một lần chạy.", en: "A worker of a run.")
        case .search:
            Label(
                vi: "Tìm mức tải cao nhất còn đạt mục tiêu, và vẽ độ trễ theo tải.",
                en: "Find the highest rate that holds a goal, and latency against load."
            )
        case .goal: Label(vi: "Mục tiêu độ trễ, mili giây.", en: "The latency goal, milliseconds.")
        case .errors:
            Label(vi: "Phần lượt hỏng được chấp nhận.", en: "The share of failures that is borne.")
        case .from: Label(vi: "Mức bắt đầu tìm.", en: "The rate to begin with.")
        case .ceilingOption: Label(vi: "Không thử cao hơn.", en: "The highest rate to try.")
        case .repetitions:
            Label(vi: "Số lần thử mỗi mức: 1, 3 hoặc 5.", en: "Trials per rate: 1, 3 or 5.")
        case .compare:
            Label(
                vi: "So hai môi trường dưới cùng một tải, chạy xen kẽ.",
                en: "Compare two worlds under the same load, run in turn."
            )
        case .side: Label(vi: "Thư mục của bên {}.", en: "The folder of side {}.")
        case .runs: Label(vi: "Số lần chạy mỗi bên.", en: "Runs of each side.")
        default: nil
        }
    }
}

// MARK: - Failures

extension LoadPhrase {
    private var failureLabel: Label? {
        switch self {
        case .unknownScenario:
            Label(vi: "Không có kịch bản hay tệp “{}”.", en: "There is no scenario or file “{}”.")
        case .malformedScenario: Label(vi: "Kịch bản sai ở: {}", en: "The scenario is wrong at: {}")
        case .unknownAct: Label(vi: "Không có việc “{}”.", en: "There is no act “{}”.")
        case .emptyMix:
            Label(vi: "Kịch bản không có việc nào.", en: "The scenario mixes no act.")
        case .outOfRange: Label(vi: "Ngoài giới hạn: {}", en: "Out of range: {}")
        case .unexpectedApproval:
            Label(
                vi: "Một bước cần người thứ hai duyệt, kịch bản không tính tới.",
                en: "A step awaits a second officer, which the scenario does not expect."
            )
        case .seeScenarios:
            Label(vi: "Xem: homeward load scenarios", en: "See: homeward load scenarios")
        case .warmUpTooLong:
            Label(
                vi: "Phần khởi động phải ngắn hơn cả lần chạy.",
                en: "The warm-up must be shorter than the run."
            )
        case .unreadable: Label(vi: "Không đọc được {}.", en: "{} cannot be read.")
        case .badRecording:
            Label(vi: "{}: “{}” không phải số giây.", en: "{}: “{}” is no number of seconds.")
        case .noTarget:
            Label(
                vi: "Không đặt tải lên {} ở {}: không phải máy này và không được cho phép.",
                en: "{} at {} is not put under load: not this machine, and not named as a target."
            )
        case .noTargetNext:
            Label(
                vi: "Nếu được phép: thêm “loadHosts: [{}]” vào {}.",
                en: "If that is allowed: add “loadHosts: [{}]” to {}."
            )
        case .noOfficer:
            Label(
                vi: "Kịch bản cần chứng thư của “{}”, máy này không có.",
                en: "The scenario needs the certificate of “{}”, which is not here."
            )
        case .noOfficerNext:
            Label(
                vi: "Dùng một môi trường thử: homeward up.",
                en: "Use a development world: homeward up."
            )
        case .noTrail: Label(vi: "Không có nhật ký của {}.", en: "There is no trail of {}.")
        case .badRate:
            Label(vi: "Mức tải phải là số không âm.", en: "A rate is a number, not below zero.")
        case .tooManyCalls:
            Label(vi: "Kế hoạch vượt quá {} lượt.", en: "The plan has more than {} calls.")
        case .emptyPlan:
            Label(vi: "Kế hoạch không có lượt gọi nào.", en: "The plan has no call.")
        case .badFault:
            Label(vi: "“{}” không phải sự cố@giây.", en: "“{}” is no fault@seconds.")
        case .noSuchService:
            Label(vi: "Không có dịch vụ “{}”. Có:", en: "No service “{}”. There are:")
        case .notRunningHere:
            Label(
                vi: "Dịch vụ {} không do homeward up chạy ở đây.",
                en: "{} is not run here by homeward up."
            )
        case .notRunningHereNext:
            Label(
                vi: "Sự cố chỉ dành cho dịch vụ mà homeward up chạy trên máy này.",
                en: "Faults are for services that homeward up runs on this machine."
            )
        case .workerFailed:
            Label(vi: "Một tiến trình gọi đã hỏng ({}).", en: "A worker failed ({}).")
        default: nil
        }
    }
}

// MARK: - Results

extension LoadPhrase {
    private var resultLabel: Label {
        switch self {
        case .preparing: Label(vi: "Chuẩn bị {} vụ việc …", en: "Preparing {} matters …")
        case .checking:
            Label(vi: "Kiểm tra {} lượt ghi …", en: "Checking {} acknowledged writes …")
        case .openTitle: Label(vi: "vòng mở", en: "open loop")
        case .closedTitle: Label(vi: "vòng kín {} × {}", en: "closed loop {} × {}")
        case .closed: Label(vi: "vòng kín", en: "closed loop")
        case .warmingUp: Label(vi: "khởi động", en: "warming up")
        case .liveErrors: Label(vi: "hỏng {}", en: "failed {}")
        case .liveInFlight: Label(vi: "đang chờ {}", en: "in flight {}")
        case .wrote: Label(vi: "Đã ghi {}", en: "Wrote {}")
        case .calls: Label(vi: "Lượt", en: "Calls")
        case .failures: Label(vi: "Hỏng", en: "Failed")
        case .all: Label(vi: "tất cả", en: "all")
        case .serviceLine:
            Label(
                vi: "Thời gian phục vụ: p50 {}, p99 {}. Gọi trễ so với dự định: p99 {}.",
                en: "Service time: p50 {}, p99 {}. Calls were sent late by: p99 {}."
            )
        case .closedWarning:
            Label(
                vi: "Vòng kín: thông lượng đỉnh, không phải độ trễ dưới tải.",
                en: "Closed loop: peak throughput, not latency under load."
            )
        case .seedLine: Label(vi: "Hạt {}: p50 {}, p99 {}", en: "Seed {}: p50 {}, p99 {}")
        case .recoveryLine:
            Label(
                vi: "{}: hồi phục sau {}, hỏng {} lượt: {}",
                en: "{}: back after {}, {} calls failed: {}"
            )
        case .notStarted: Label(vi: "chưa bắt đầu {}", en: "not started {}")
        case .mayHaveRun: Label(vi: "có thể đã chạy {}", en: "may have run {}")
        case .ranAndFailed: Label(vi: "đã chạy và thất bại {}", en: "ran and failed {}")
        case .partMissing: Label(vi: "thiếu một phần {}", en: "a part missing {}")
        case .wrongAnswers: Label(vi: "trả lời sai {}", en: "wrong answer {}")
        case .unsentCalls: Label(vi: "không gửi được {}", en: "could not be sent {}")
        case .notBack: Label(vi: "(không trong lần chạy)", en: "(not within the run)")
        case .withTrail: Label(vi: "khớp nhật ký kiểm toán", en: "the audit trail agrees")
        case .withoutTrail:
            Label(
                vi: "không đọc nhật ký trên máy này",
                en: "the audit trail is not on this machine"
            )
        case .promiseHolds:
            Label(
                vi: "{} lượt ghi đã xác nhận đều có, đúng một lần; {}.",
                en: "All {} acknowledged writes are there, exactly once; {}."
            )
        case .promiseBroken:
            Label(vi: "LỜI HỨA BỊ PHÁ VỠ:\n  {}", en: "THE PROMISE IS BROKEN:\n  {}")
        case .breach:
            Label(vi: "Vượt ngưỡng {}: {} (giới hạn {})", en: "Threshold {}: {} (bound {})")
        case .bottleneck:
            Label(
                vi: "BỘ TẠO TẢI LÀ NÚT THẮT ({}): số liệu này nói rất ít về dịch vụ.",
                en: "THE GENERATOR WAS THE BOTTLENECK ({}): the figures say little of the services."
            )
        case .late: Label(vi: "gọi quá trễ", en: "calls were sent too late")
        case .busy: Label(vi: "hết thời gian xử lý", en: "no processor time left")
        case .full: Label(vi: "quá nhiều lượt đang chờ", en: "too many calls under way")
        case .offered: Label(vi: "Dự định/s", en: "Offered/s")
        case .achieved: Label(vi: "Đạt được/s", en: "Achieved/s")
        case .holds: Label(vi: "Đạt", en: "Holds")
        case .kneeFound:
            Label(vi: "Điểm gãy: {} lượt mỗi giây.", en: "The knee: {} calls per second.")
        case .kneeAbove:
            Label(
                vi: "Mức {} vẫn đạt; không thử cao hơn.",
                en: "{} is carried; nothing above was tried."
            )
        case .noKnee: Label(vi: "Không mức nào đạt mục tiêu.", en: "No rate holds the goal.")
        case .generatorEnd:
            Label(
                vi: "Bộ tạo tải không theo kịp; đã đạt {} lượt mỗi giây.",
                en: "The generator could not keep up; {} calls per second were carried."
            )
        case .trialLine:
            Label(
                vi: "{}/s: đạt {}/s, độ trễ {} ms, hỏng {} {}",
                en: "{}/s: achieved {}/s, latency {} ms, failed {} {}"
            )
        case .figure: Label(vi: "Số đo", en: "Figure")
        case .interval: Label(vi: "Khoảng 95 %", en: "95 % interval")
        case .finding: Label(vi: "Kết luận", en: "Finding")
        case .faster: Label(vi: "B nhanh hơn", en: "B is faster")
        case .slower: Label(vi: "B chậm hơn", en: "B is slower")
        case .noDifference: Label(vi: "Không khác biệt.", en: "No difference.")
        case .differs: Label(vi: "Có khác biệt.", en: "They differ.")
        case .inconclusive:
            Label(vi: "Quá ít lần chạy để kết luận.", en: "Too few good runs to say anything.")
        default: Label(vi: "", en: "")
        }
    }
}
