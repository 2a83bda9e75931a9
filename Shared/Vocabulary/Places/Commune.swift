public import WireCodec

/// A commune, ward or special zone: what stood under a code in a period.
///
/// ``CommuneList/shipped`` has those of 1 July 2025. A ministry loads a later list, or one with the former
/// units, from a file.
public struct Commune: Hashable, Sendable {
    /// The statistics office's code, five digits; codes are used again for other units.
    public let code: String
    /// Its name with its rank, `Xã Na Hang`.
    public let name: String
    /// The province that it belongs to.
    public let province: Province
    /// The first day; open where the unit is older than the list.
    public let from: CalendarDate?
    /// The last day; open where the unit is in force.
    public let through: CalendarDate?
    /// The codes of the units that took it in the day after.
    public let successors: [String]

    /// A commune.
    public init(
        code: String,
        name: String,
        province: Province,
        from: CalendarDate? = nil,
        through: CalendarDate? = nil,
        successors: [String] = []
    ) {
        self.code = code
        self.name = name
        self.province = province
        self.from = from
        self.through = through
        self.successors = successors
    }

    /// Whether it stood on a day.
    public func stood(on day: CalendarDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
    }
}

/// The communes of a file, checked: every unit that ended leads to units that stood the day after.
public struct CommuneList: Hashable, Sendable {
    /// The communes, in the file's order.
    public let communes: [Commune]
    private let byCode: [String: [Commune]]

    /// A list without any.
    public static let empty = CommuneList(checked: [])

    /// Checks communes; throws every fault at once, with its line where it has one.
    public init(_ communes: [Commune]) throws(CommuneListError) {
        let list = CommuneList(checked: communes)
        let faults = list.faults
        guard faults.isEmpty else { throw CommuneListError(faults: faults) }
        self = list
    }

    private init(checked communes: [Commune]) {
        self.communes = communes
        byCode = Dictionary(grouping: communes) { $0.code }
    }

    /// What stood under a code on a day.
    public func commune(_ code: String, on day: CalendarDate) -> Commune? {
        byCode[code]?.first { $0.stood(on: day) }
    }

    /// Everything that stood under a code, in the list's order.
    func communes(coded code: String) -> [Commune] { byCode[code, default: []] }

    /// The units that a commune's territory belongs to on a later day: itself while it stands.
    public func followers(of commune: Commune, on day: CalendarDate) -> [Commune] {
        guard let last = commune.through, last < day else { return [commune] }
        let next = last.adding(days: 1)
        var seen: Set<Commune> = []
        return commune.successors.compactMap { self.commune($0, on: next) }
            .flatMap { followers(of: $0, on: day) }
            .filter { seen.insert($0).inserted }
    }

    // MARK: - Checking

    private var faults: [CommuneListError.Fault] {
        communes.enumerated().flatMap { index, commune in
            (faults(of: commune) + overlaps(of: commune, at: index)).map {
                CommuneListError.Fault(line: index + 2, problem: $0)
            }
        }
    }

    private func faults(of commune: Commune) -> [CommuneListError.Problem] {
        var problems: [CommuneListError.Problem] = []
        if commune.code.utf8.count != 5 || !commune.code.utf8.allSatisfy({ (48...57).contains($0) })
        {
            problems.append(.code)
        }
        if commune.name.isEmpty || commune.name.utf8.count > 96 { problems.append(.name) }
        if let from = commune.from, let through = commune.through, through < from {
            problems.append(.period)
        }
        for day in [commune.from, commune.through].compactMap(\.self)
        where commune.province.unit(on: day) == nil {
            problems.append(.province)
        }
        if commune.through == nil, commune.province.today != commune.province {
            problems.append(.province)
        }
        guard let through = commune.through else {
            return problems + (commune.successors.isEmpty ? [] : [.successorOfLiving])
        }
        if commune.successors.isEmpty { problems.append(.noSuccessor) }
        let next = through.adding(days: 1)
        for code in commune.successors where self.commune(code, on: next) == nil {
            problems.append(.unknownSuccessor)
        }
        return problems
    }

    private func overlaps(of commune: Commune, at index: Int) -> [CommuneListError.Problem] {
        let twins = byCode[commune.code, default: []]
        guard twins.count > 1 else { return [] }
        let first = commune.from ?? .earliest
        let rivals = twins.filter { $0.stood(on: first) }
        return rivals.count > 1 ? [.repeated] : []
    }
}

/// What is wrong with a list of communes.
public struct CommuneListError: Error, Hashable, Sendable {
    /// The faults, in the file's order.
    public let faults: [Fault]

    /// One fault.
    public struct Fault: Hashable, Sendable {
        /// The line of the file; its first is the header.
        public let line: Int
        /// What is wrong there.
        public let problem: Problem

        /// One fault.
        public init(line: Int, problem: Problem) {
            self.line = line
            self.problem = problem
        }
    }

    /// What can be wrong.
    public enum Problem: String, ClosedList {
        /// The header is not the one that is expected.
        case header
        /// A line has not six cells.
        case cells
        /// The code has not five digits.
        case code
        /// The name is missing or too long.
        case name
        /// No such province, or it did not stand throughout.
        case province
        /// A day is no date.
        case day
        /// It ends before it begins.
        case period
        /// Two units have the code on the same day.
        case repeated
        /// It ended and nothing followed it.
        case noSuccessor
        /// It is in force and is said to be followed.
        case successorOfLiving
        /// What followed it did not stand the day after.
        case unknownSuccessor

        public var label: Label {
            switch self {
            case .header:
                Label(
                    vi: "dòng đầu phải là code,name,province,from,until,successors",
                    en: "the first line must be code,name,province,from,until,successors"
                )
            case .cells: Label(vi: "phải có sáu ô", en: "needs six cells")
            case .code: Label(vi: "mã phải có năm chữ số", en: "the code needs five digits")
            case .name: Label(vi: "thiếu tên, hoặc tên quá dài", en: "no name, or too long a one")
            case .province:
                Label(
                    vi: "không có tỉnh này vào thời gian đó",
                    en: "the province did not stand then"
                )
            case .day: Label(vi: "ngày sai dạng NĂM-THÁNG-NGÀY", en: "a day is not YYYY-MM-DD")
            case .period: Label(vi: "kết thúc trước khi bắt đầu", en: "ends before it begins")
            case .repeated: Label(vi: "trùng mã cùng thời gian", en: "the code stands twice then")
            case .noSuccessor:
                Label(vi: "đã kết thúc mà không có đơn vị kế thừa", en: "ended without a successor")
            case .successorOfLiving:
                Label(vi: "đang tồn tại mà có đơn vị kế thừa", en: "in force and yet succeeded")
            case .unknownSuccessor:
                Label(
                    vi: "đơn vị kế thừa không có vào ngày hôm sau",
                    en: "the successor did not stand the day after"
                )
            }
        }
    }
}
