import Vocabulary

/// What the argument parser says, in this run's language: it speaks English only.
///
/// Its frame is a short list of fixed phrases; what stands between them is ours and translated
/// already. A phrase of a newer parser stays English, which is better than nothing.
enum ParserWords {
    /// Help or a complaint of the parser in a language, no line wider than the window.
    static func translated(_ text: String, into language: Language, width: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            let line = translated(line: String(line), into: language)
            guard line.displayWidth > width else { return [line] }
            let margin = String(line.prefix { $0 == " " })
            return line.dropFirst(margin.count).description
                .wrapped(to: max(20, width - margin.count)).map { margin + $0 }
        }
        .joined(separator: "\n")
    }

    private static func translated(line: String, into language: Language) -> String {
        var line = line
        // The parser puts its own word behind every title of a group.
        if line.hasSuffix(" SUBCOMMANDS:") { line = line.dropLast(13) + ":" }
        guard language == .vietnamese else { return line }
        line = named(line)
        for (english, vietnamese) in phrases where line.contains(english) {
            line = line.replacing(english, with: vietnamese)
        }
        return sentence(line) ?? line
    }

    /// What an option takes, in its place: the text behind it stays where the parser put it.
    private static func named(_ line: String) -> String {
        func named(_ text: String) -> String {
            text.replacing(/<([^<>]+)>/) { match in
                "<\(values[String(match.1)] ?? String(match.1))>"
            }
        }
        guard line.hasPrefix("  "), line.count > textColumn,
            line.dropFirst(textColumn - 1).hasPrefix(" "),
            !line.dropFirst(textColumn).hasPrefix(" ")
        else { return named(line) }
        var head = named(String(line.prefix(textColumn)))
        while head.last == " " { head.removeLast() }
        return head.padded(to: max(textColumn, head.displayWidth + 1))
            + named(String(line.dropFirst(textColumn)))
    }

    /// Where the parser puts what it says of an option.
    private static let textColumn = 26

    /// What an option or an argument takes.
    static let values = [
        "verb": "động-từ", "words": "từ", "word": "từ", "officer": "cán-bộ", "id": "số-hồ-sơ",
        "seconds": "giây", "text": "văn-bản", "folder": "thư-mục", "file": "tệp", "kind": "loại",
        "method": "lệnh", "number": "số", "count": "số-lượng", "name": "tên", "row": "dòng",
        "share": "phần", "message": "nội-dung", "attachment": "tệp-đính-kèm",
        "document": "văn-bản", "service": "dịch-vụ", "former": "đơn-vị-cũ",
        "successor": "đơn-vị-kế-thừa", "unit": "đơn-vị", "victim": "nạn-nhân",
        "case-file": "vụ-án", "target": "nơi-ghi", "first": "thứ-nhất", "second": "thứ-hai",
        "base-port": "cổng-đầu", "restart-after": "giây", "subcommand": "lệnh",
        "options": "tuỳ-chọn", "cursor": "trang-sau", "scenario": "kịch-bản",
        "per second": "mỗi giây", "day": "ngày", "moment": "thời-điểm", "list": "danh-mục",
        "trace": "mã-truy-vết", "seed": "hạt-giống", "records": "số-hồ-sơ", "limit": "giới-hạn",
        "indicator": "chỉ-tiêu", "breakdown": "cách-chia", "listen": "nơi-nghe",
        "row:person:version": "dòng:người:phiên-bản", "name=bound": "tên=giới-hạn",
        "rate x seconds,…": "tốc độ x giây,…", "from:to": "từ:đến", "days": "số-ngày",
        "ministry": "bộ", "kind/id": "loại/số-hồ-sơ",
    ]

    /// Sentences with a value in the middle.
    private static func sentence(_ line: String) -> String? {
        if let match = line.firstMatch(of: /See '(.+)' for (?:detailed help|more information)\./) {
            return line.replacing(match.0, with: "Xem chi tiết: \(match.1)")
        }
        if let match = line.firstMatch(of: /The value '(.*)' is invalid(?: for '(.+?)')?(: .*)?$/) {
            let place = match.2.map { " cho \($0)" } ?? ""
            return line.replacing(
                match.0,
                with: "Giá trị “\(match.1)” không dùng được\(place)\(match.3 ?? "")"
            )
        }
        if let match = line.firstMatch(of: #/(\d+) unexpected arguments: /#) {
            return line.replacing(match.0, with: "Thừa \(match.1) tham số: ")
        }
        return nil
    }

    /// What stands for what, longer phrases first.
    static let phrases: [(String, String)] = [
        ("Show subcommand help information.", "Hướng dẫn của một lệnh con."),
        ("Show help information.", "Hiện hướng dẫn này."),
        ("Show the version.", "Cho biết phiên bản."),
        ("Missing required subcommand.", "Thiếu lệnh con."),
        ("Missing expected argument ", "Thiếu tham số "),
        ("Missing one of: ", "Thiếu một trong: "),
        ("Missing value for ", "Thiếu giá trị cho "),
        ("Unexpected argument ", "Thừa tham số "),
        ("Unknown option ", "Không có tuỳ chọn "),
        ("Invalid option: ", "Tuỳ chọn sai: "),
        (". Did you mean ", ". Có phải "),
        ("(default:", "(mặc định:"),
        ("SUBCOMMANDS:", "LỆNH CON:"),
        ("ARGUMENTS:", "THAM SỐ:"),
        ("OVERVIEW: ", "TÓM TẮT: "),
        ("OPTIONS:", "TUỲ CHỌN:"),
        ("USAGE: ", "CÁCH DÙNG: "),
        ("Usage: ", "Cách dùng: "),
        ("Error: ", "Gõ sai: "),
        ("Help:  ", "Giải thích:  "),
    ]
}
