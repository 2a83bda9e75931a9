import Vocabulary

/// What `statistics` says.
enum StatisticsPhrase: Phrasebook {
    case about, indicators, from, until, by, asOf, csv
    case needsPeriod, noIndicator, noBreakdown, noDay, noMoment, howToAsk
    case name, figure, unit, breakdowns, number, yearBefore, published
    case few, hidden, once, source, standing, country, unnumbered, lowerBound

    var label: Label {
        switch self {
        case .about, .indicators, .from, .until, .by, .asOf, .csv: help
        case .needsPeriod, .noIndicator, .noBreakdown, .noDay, .noMoment, .howToAsk: complaint
        default: shown
        }
    }

    private var help: Label {
        switch self {
        case .about:
            Label(
                vi: "Số liệu thống kê của ba dịch vụ, kèm cách tính; không nêu chỉ tiêu thì liệt "
                    + "kê.",
                en: "Figures of the three services and how they are counted; lists them if none "
                    + "is named."
            )
        case .indicators:
            Label(
                vi: "Các chỉ tiêu, như cases.opened.",
                en: "The indicators, such as cases.opened."
            )
        case .from:
            Label(vi: "Ngày đầu kỳ, như 2026-01-01.", en: "The first day, such as 2026-01-01.")
        case .until:
            Label(vi: "Ngày cuối kỳ, như 2026-06-30.", en: "The last day, such as 2026-06-30.")
        case .by: Label(vi: "Phân tổ theo, như sex.", en: "Break it down by, such as sex.")
        case .asOf:
            Label(
                vi: "Như đã biết tại thời điểm này; một ngày là đến hết ngày đó.",
                en: "As it was known at this moment; a day means its end."
            )
        default:
            Label(vi: "In dạng CSV cho bảng tính.", en: "Write CSV for a spreadsheet.")
        }
    }

    private var complaint: Label {
        switch self {
        case .needsPeriod:
            Label(
                vi: "Cần kỳ thống kê: --from và --until.",
                en: "Name the days: --from and --until."
            )
        case .noIndicator: Label(vi: "Không có chỉ tiêu “{}”.", en: "There is no indicator “{}”.")
        case .noBreakdown:
            Label(vi: "Không phân tổ theo “{}” được.", en: "Nothing is broken down by “{}”.")
        case .noDay: Label(vi: "“{}” không phải một ngày.", en: "“{}” is no day.")
        case .noMoment:
            Label(vi: "“{}” không phải một thời điểm.", en: "“{}” is no moment.")
        default:
            Label(
                vi:
                    "Hỏi: homeward statistics cases.opened cases.handled --from 2026-01-01 --until "
                    + "2026-06-30 [--by article] [--as-of 2026-06-30]",
                en:
                    "Ask: homeward statistics cases.opened cases.handled --from 2026-01-01 --until "
                    + "2026-06-30 [--by article] [--as-of 2026-06-30]"
            )
        }
    }

    private var shown: Label {
        switch self {
        case .name: Label(vi: "Tên", en: "Name")
        case .figure: Label(vi: "Chỉ tiêu", en: "Figure")
        case .unit: Label(vi: "Đơn vị tính", en: "Unit")
        case .breakdowns: Label(vi: "Phân tổ theo", en: "Broken down by")
        case .number: Label(vi: "Số liệu", en: "Number")
        case .yearBefore: Label(vi: "Cùng kỳ năm trước", en: "Year before")
        case .published: Label(vi: "Đã công bố", en: "Published")
        case .few: Label(vi: "dưới 11", en: "under 11")
        case .hidden: Label(vi: "không nêu", en: "withheld")
        case .once: Label(vi: "Tính một lần: {}.", en: "Counted once: {}.")
        case .source: Label(vi: "Nguồn: {}. Căn cứ: {}.", en: "Source: {}. Asked for by: {}.")
        case .standing:
            Label(vi: "Theo hồ sơ tại {}, phạm vi {}.", en: "As the records said on {}, for {}.")
        case .country: Label(vi: "cả nước", en: "the whole country")
        case .unnumbered:
            Label(
                vi: "{} hồ sơ không nêu con số đúng, không cộng vào.",
                en: "{} records say no exact number and are in no sum."
            )
        default:
            Label(
                vi: "Chưa xem hết hồ sơ: ít nhất là số này.",
                en: "Not every record was examined: at least so many."
            )
        }
    }
}
