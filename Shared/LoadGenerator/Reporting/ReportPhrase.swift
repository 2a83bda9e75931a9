import Vocabulary

/// The words of reports, in both languages.
enum ReportPhrase: CaseIterable {
    case openLoop, closedLoop, closedWarning, openNote, perSecond, started, measured, seed, workers
    case answered, latency, service, errors, maximum, byPercentile, overTime, rateOverTime
    case percentile, milliseconds, seconds, callsPerSecond, intended, failed, methods, method
    case outcome, outcomeClass, count, outcomes, notStarted, mayHaveRun, ranAndFailed, partMissing,
        wrongAnswers
    case generator, lateness, pacing
    case busiestThread, cores, unsent, kept, bottleneck, late, busy, full, invariants, holds, broken
    case coreCount, acknowledged, settled, unsettled, missing, repeated, doubled, trail,
        trailUnread, notOnce
    case unacknowledged, brokenTrails, thresholds, bound, measuredValue, faults, fault, at
    case recovered, notRecovered, lostMeanwhile, machine, targets, search, knee, noKnee, goal
    case offered, achieved, latencyByLoad, throughputByLoad, ceiling, generatorEnd, trials
    case keptUp, comparison, first, second, ratio, interval, probability, finding, faster, slower
    case noDifference, inconclusive, figure, runs, acts, mean, histogramNote

    var label: Label { words }

    /// The text of a language.
    func callAsFunction(_ language: Language) -> String { label.text(in: language) }
}

extension ReportPhrase {
    private var words: Label {
        switch self {
        case .openLoop: Label(vi: "vòng mở", en: "open loop")
        case .closedLoop: Label(vi: "vòng kín", en: "closed loop")
        case .closedWarning:
            Label(
                vi: "Vòng kín: thông lượng đỉnh, không phải độ trễ dưới tải.",
                en: "Closed loop: peak throughput, not latency under load."
            )
        case .openNote:
            Label(
                vi: "Độ trễ tính từ thời điểm dự định gọi.",
                en: "Latency counts from the intended start."
            )
        case .perSecond: Label(vi: "mỗi giây", en: "per second")
        case .started: Label(vi: "Bắt đầu", en: "Began")
        case .measured: Label(vi: "Thời gian đo", en: "Measured for")
        case .seed: Label(vi: "Hạt giống", en: "Seed")
        case .workers: Label(vi: "Tiến trình gọi", en: "Worker processes")
        case .answered: Label(vi: "trả lời đúng", en: "good answers")
        case .latency: Label(vi: "độ trễ", en: "latency")
        case .service: Label(vi: "thời gian phục vụ", en: "service time")
        case .errors: Label(vi: "không trả lời đúng", en: "without a good answer")
        case .maximum: Label(vi: "lớn nhất", en: "max")
        case .mean: Label(vi: "trung bình", en: "mean")
        case .byPercentile: Label(vi: "Độ trễ theo phân vị", en: "Latency by percentile")
        case .overTime: Label(vi: "Độ trễ theo thời gian", en: "Latency over time")
        case .rateOverTime: Label(vi: "Lượt gọi theo thời gian", en: "Calls over time")
        case .percentile: Label(vi: "phân vị", en: "percentile")
        case .milliseconds: Label(vi: "mili giây", en: "milliseconds")
        case .seconds: Label(vi: "giây", en: "seconds")
        case .callsPerSecond: Label(vi: "lượt mỗi giây", en: "calls per second")
        case .intended: Label(vi: "dự định", en: "intended")
        case .failed: Label(vi: "không đúng", en: "failed")
        case .methods: Label(vi: "Theo lệnh", en: "By method")
        case .method: Label(vi: "Lệnh", en: "Method")
        case .acts: Label(vi: "Theo việc", en: "By act")
        case .outcome: Label(vi: "Kết quả", en: "Outcome")
        case .outcomeClass: Label(vi: "Loại kết quả", en: "Outcome class")
        case .count: Label(vi: "Số lượt", en: "Calls")
        case .outcomes: Label(vi: "Theo kết quả", en: "By outcome")
        case .notStarted: Label(vi: "chưa bắt đầu", en: "not started")
        case .mayHaveRun: Label(vi: "có thể đã chạy", en: "may have run")
        case .ranAndFailed: Label(vi: "đã chạy và thất bại", en: "ran and failed")
        case .partMissing: Label(vi: "thiếu một phần", en: "a part missing")
        case .wrongAnswers: Label(vi: "trả lời sai", en: "wrong answer")
        case .histogramNote:
            Label(
                vi: "HDR, ba chữ số có nghĩa; phần khởi động không tính.",
                en: "HDR, three significant digits; the warm-up is left out."
            )
        default: laterWords
        }
    }

    private var laterWords: Label {
        switch self {
        case .generator: Label(vi: "Bộ tạo tải", en: "The generator itself")
        case .lateness: Label(vi: "gọi trễ so với dự định", en: "calls sent late by")
        case .pacing: Label(vi: "luồng nhịp thức dậy trễ", en: "pacing thread woke late by")
        case .busiestThread: Label(vi: "luồng bận nhất", en: "busiest thread")
        case .cores: Label(vi: "các lõi được dùng", en: "cores it may use")
        case .unsent: Label(vi: "không gửi được", en: "could not be sent")
        case .keptUp: Label(vi: "kịp gọi", en: "kept up")
        case .kept: Label(vi: "Bộ tạo tải theo kịp.", en: "The generator kept up.")
        case .bottleneck:
            Label(
                vi: "Bộ tạo tải là nút thắt: số liệu này nói rất ít về dịch vụ.",
                en: "The generator was the bottleneck: these figures say little of the service."
            )
        case .late: Label(vi: "gọi quá trễ", en: "calls were sent too late")
        case .busy: Label(vi: "hết thời gian xử lý", en: "no processor time left")
        case .full: Label(vi: "quá nhiều lượt đang chờ", en: "too many calls under way")
        case .invariants: Label(vi: "Lời hứa của dịch vụ", en: "The services' promise")
        case .holds:
            Label(
                vi: "Mọi lượt ghi đã xác nhận đều có, đúng một lần.",
                en: "Every acknowledged write is there, exactly once."
            )
        case .broken:
            Label(
                vi: "Lời hứa bị phá vỡ.",
                en: "The promise is broken."
            )
        case .acknowledged: Label(vi: "đã xác nhận", en: "acknowledged")
        case .settled: Label(vi: "hỏi lại và rõ", en: "settled by asking again")
        case .unsettled: Label(vi: "chưa rõ", en: "not settled")
        case .missing: Label(vi: "mất", en: "missing")
        case .repeated: Label(vi: "gửi lại cùng khoá", en: "sent again under their key")
        case .doubled: Label(vi: "bị ghi hai lần", en: "happened twice")
        case .trail: Label(vi: "nhật ký kiểm toán", en: "audit trail")
        case .trailUnread:
            Label(vi: "không đọc ở máy này", en: "not read on this machine")
        case .notOnce: Label(vi: "không đúng một lần trong nhật ký", en: "not once in the trail")
        case .unacknowledged:
            Label(
                vi: "có trong nhật ký, chưa xác nhận với ai",
                en: "in the trail, acknowledged to nobody"
            )
        case .brokenTrails: Label(vi: "nhật ký không nguyên vẹn", en: "trails not intact")
        case .thresholds: Label(vi: "Ngưỡng", en: "Thresholds")
        case .bound: Label(vi: "Giới hạn", en: "Bound")
        case .measuredValue: Label(vi: "Đo được", en: "Measured")
        case .faults: Label(vi: "Sự cố trong khi tải", en: "Faults beside the load")
        case .fault: Label(vi: "Sự cố", en: "Fault")
        case .at: Label(vi: "Giây thứ", en: "At second")
        case .recovered: Label(vi: "Hồi phục sau", en: "Back after")
        case .notRecovered: Label(vi: "không trong lần chạy này", en: "not within this run")
        case .lostMeanwhile: Label(vi: "Không đúng trong lúc đó", en: "Failed meanwhile")
        case .machine: Label(vi: "Máy", en: "Machine")
        case .coreCount: Label(vi: "lõi", en: "cores")
        case .targets: Label(vi: "Dịch vụ", en: "Services")
        default: lastWords
        }
    }

    private var lastWords: Label {
        switch self {
        case .search: Label(vi: "Tìm điểm gãy", en: "Search for the knee")
        case .knee: Label(vi: "điểm gãy", en: "knee")
        case .noKnee: Label(vi: "Không mức nào đạt.", en: "No rate holds the goal.")
        case .goal: Label(vi: "Mục tiêu", en: "Goal")
        case .offered: Label(vi: "Dự định", en: "Offered")
        case .achieved: Label(vi: "Đạt được", en: "Achieved")
        case .latencyByLoad: Label(vi: "Độ trễ theo tải", en: "Latency against load")
        case .throughputByLoad: Label(vi: "Đạt được theo tải", en: "Achieved against load")
        case .ceiling:
            Label(
                vi: "Mức cao nhất cho phép vẫn đạt: điểm gãy còn cao hơn.",
                en: "The highest rate allowed is carried: the knee lies above."
            )
        case .generatorEnd:
            Label(
                vi: "Bộ tạo tải không theo kịp: dịch vụ có thể chịu được nhiều hơn.",
                en: "The generator could not keep up: the service may carry more."
            )
        case .trials: Label(vi: "Các lần thử", en: "Trials")
        case .comparison: Label(vi: "So sánh", en: "Comparison")
        case .first: Label(vi: "A", en: "A")
        case .second: Label(vi: "B", en: "B")
        case .ratio: Label(vi: "B chia A", en: "B by A")
        case .interval: Label(vi: "Khoảng 95 %", en: "95 % interval")
        case .probability: Label(vi: "p (đã hiệu chỉnh)", en: "p (corrected)")
        case .finding: Label(vi: "Kết luận", en: "Finding")
        case .faster: Label(vi: "B nhanh hơn", en: "B is faster")
        case .slower: Label(vi: "B chậm hơn", en: "B is slower")
        case .noDifference: Label(vi: "không khác biệt", en: "no difference")
        case .inconclusive:
            Label(vi: "Quá ít lần chạy để kết luận.", en: "Too few runs to say anything.")
        case .figure: Label(vi: "Số đo", en: "Figure")
        case .runs: Label(vi: "Số lần chạy", en: "Runs")
        default: Label(vi: "", en: "")
        }
    }
}
