import RPC
import Vocabulary

/// The rules that a field can break, in words.
enum RuleText {
    /// A line for each field; roles and open states, which stand one a violation, in one line each.
    static func lines(
        of violations: [FieldViolation],
        in language: Language = .current
    ) -> [String] {
        let roles = violations.filter { $0.field == "role" }.map(\.rule)
        let open = violations.filter { $0.rule.hasPrefix("legal.") }.map { $0.rule.dropFirst(6) }
        let rest = violations.filter { $0.field != "role" && !$0.rule.hasPrefix("legal.") }
        func listed(_ phrase: ComplaintPhrase, _ words: [some StringProtocol]) -> [String] {
            let words = words.joined(separator: ", ")
            return words.isEmpty ? [] : [phrase.label.filled(with: [words], in: language)]
        }
        return rest.map { "\($0.field): \(of($0.rule, in: language))" }
            + listed(.rolesAdmitted, roles) + listed(.statesOpen, open)
    }

    /// The rule in words; a rule of a newer service is shown by its name.
    ///
    /// Where a refusal holds for single ones of many, each is named with the reason of its own.
    static func of(_ rule: String, in language: Language = .current) -> String {
        let parts = rule.split(separator: ".", maxSplits: 1).map(String.init)
        guard let kind = parts.first, let text = rules[kind] else {
            return ErrorText.byReason[rule]?.what.text(in: language) ?? rule
        }
        var rest = parts.count > 1 ? parts[1] : ""
        // A bound alone is an upper one.
        if ["count", "length"].contains(kind), Int(rest) != nil { rest = "0-\(rest)" }
        // A successor is told by its name.
        if let province = Province(rawValue: rest) { rest = province.label.text(in: language) }
        return text.filled(with: [rest], in: language)
    }

    /// By the rule's first part; `{}` takes the rest.
    static let rules: [String: Label] = [
        "absent": Label(vi: "phải để trống", en: "must be left out"),
        "after": Label(vi: "phải muộn hơn {}", en: "must be later than {}"),
        "another": Label(vi: "phải là đơn vị khác", en: "must be another body"),
        "attachmentType": Label(
            vi: "không phải loại tệp đã nêu",
            en: "is not a file of the type stated"
        ),
        "bytes": Label(vi: "lớn quá {} byte", en: "is larger than {} bytes"),
        "changed": Label(vi: "đã thay đổi", en: "has changed"),
        "contradicts": Label(vi: "mâu thuẫn với {}", en: "contradicts {}"),
        "correctable": Label(
            vi: "không sửa bằng đính chính được",
            en: "is not for a correction to change"
        ),
        "count": Label(vi: "số lượng cho phép: {}", en: "number allowed: {}"),
        "current": Label(vi: "bản hiện tại là {}", en: "is now {}"),
        "digest": Label(vi: "không đúng mã băm", en: "has another digest"),
        "direction": Label(
            vi: "phải đi chiều ngược lại",
            en: "must go the other way"
        ),
        "empty": Label(vi: "không được để trống", en: "must not be empty"),
        "ended": Label(
            vi: "không còn vào ngày xảy ra; khi đó đã thuộc {}",
            en: "had ended by the day of the event; it was part of {} then"
        ),
        "endedInto": Label(
            vi: "không còn vào ngày xảy ra; khi đó đã thuộc xã {}",
            en: "had ended by the day of the event; it was part of commune {} then"
        ),
        "exactly": Label(vi: "phải là {}", en: "must be {}"),
        "exclusive": Label(vi: "không dùng cùng {}", en: "excludes {}"),
        "facet": Label(vi: "quá dài để phân loại", en: "is too long to list by"),
        "form": Label(vi: "sai dạng ({})", en: "has a wrong form ({})"),
        "guardian": Label(
            vi: "người chưa thành niên phải do người giám hộ đồng ý",
            en: "a guardian consents for a minor"
        ),
        "initial": Label(vi: "không phải trạng thái bắt đầu", en: "is no first state"),
        "knownPerson": Label(
            vi: "có vẻ là người đã nhập trước đây",
            en: "seems to be somebody taken in before"
        ),
        "legal": Label(vi: "bước được phép: {}", en: "{} is possible"),
        "length": Label(vi: "độ dài cho phép: {} byte", en: "length allowed: {} bytes"),
        "mergeable": Label(
            vi: "loại này không có hồ sơ trùng",
            en: "is of a kind that is not merged"
        ),
        "missing": Label(vi: "còn thiếu", en: "is missing"),
        "needs": Label(vi: "chỉ dùng khi có {}", en: "needs {}"),
        "notArrived": Label(vi: "người này chưa đến", en: "has not arrived"),
        "notYet": Label(
            vi: "chưa có vào ngày xảy ra (có từ {})",
            en: "did not exist on the day of the event (since {})"
        ),
        "notOnManifest": Label(vi: "không có trong danh sách", en: "is not on the manifest"),
        "order": Label(vi: "sai thứ tự thời gian", en: "is out of order"),
        "outcome": Label(vi: "việc khác ghi kết quả này", en: "is noted by another method"),
        "past": Label(vi: "chưa xảy ra", en: "has not happened yet"),
        "pointer": Label(
            vi: "trỏ tới một hồ sơ hoặc một người: xem overview, journey",
            en: "points at a record or a person: see overview and journey"
        ),
        "range": Label(vi: "ngoài khoảng cho phép ({})", en: "is out of range ({})"),
        "ratification": Label(
            vi: "phải phê chuẩn hoặc không công nhận đúng hạn, không được gia hạn",
            en: "is to be ratified or disowned in time, and is not extended"
        ),
        "ratified": Label(
            vi: "phải phê chuẩn hoặc không công nhận việc làm gấp trước",
            en: "has an act to be ratified or disowned first"
        ),
        "reference": Label(
            vi: "phải kèm hồ sơ: --reference SỐ-HỒ-SƠ",
            en: "must name a file: --reference FILE"
        ),
        "repeated": Label(vi: "bị lặp lại", en: "is repeated"),
        "succeeded": Label(
            vi: "đã có cơ quan kế thừa",
            en: "has a successor already"
        ),
        "through": Label(vi: "dùng lệnh {}", en: "is done by {}"),
        "unknown": Label(
            vi: "không có, hoặc không được biết",
            en: "does not exist, or is not yours to know"
        ),
        "unmerged": Label(
            vi: "phải tách các hồ sơ trùng đã gộp vào trước",
            en: "has duplicates of its own to be taken apart first"
        ),
        "noteOwed": Label(
            vi: "không còn nợ công hàm theo kênh này",
            en: "owes no note through this channel"
        ),
        "samePerson": Label(
            vi: "có vẻ cùng một người với dòng {}",
            en: "seems to be the person of row {}"
        ),
        "secrecy": Label(
            vi: "độ mật cao hơn mức được phép",
            en: "is above the level of secrecy allowed here"
        ),
        "updatable": Label(
            vi: "không sửa bằng cập nhật được",
            en: "is not for an update to change"
        ),
        "upTo": Label(vi: "không được muộn hơn {}", en: "must be no later than {}"),
        "vocabulary": Label(vi: "từ không có trong danh mục", en: "is a word that no list holds"),
        "within": Label(vi: "thuộc tỉnh khác: {}", en: "lies in another province: {}"),
        "wire": Label(vi: "sai quy cách truyền ({})", en: "is malformed on the wire ({})"),
    ]
}
