public import Vocabulary
public import WireCodec

extension SyntheticRandom {
    /// A province, the large and the border provinces the likeliest.
    public mutating func province() -> Province { oneSkewed(of: Self.provinces).province }

    /// A province's unit of a body, `VN/GOV/MPS/PROV/QNI`.
    public func unit(of province: Province, below body: String) -> OrgID {
        let code = Self.provinces.first { $0.province == province }?.code ?? "HNI"
        guard let unit = OrgID("\(body)/\(code)") else {
            preconditionFailure("a body's path and a province's code make a path")
        }
        return unit
    }

    /// A country that people are taken to.
    public mutating func destination() -> Country {
        oneSkewed(of: [.china, .cambodia, .laos, .myanmar, .thailand, .malaysia, .taiwan])
    }

    /// How far it can be seen: nearly always by its own unit alone.
    public mutating func visibility() -> Visibility {
        one(weighted: [(.unit, 90), (.ministry, 6), (.shared, 4)])
    }

    /// How it may be used further: nearly always freely.
    public mutating func handling() -> Handling {
        one(weighted: [(.open, 90), (.notPassedOn, 8), (.restricted, 2)])
    }

    /// A moment of the five years before another.
    public mutating func moment(before now: Instant) -> Instant {
        now.advanced(by: .seconds(-Int.random(in: 0..<5 * 365 * 86_400, using: &self)))
    }

    /// An identifier that sorts by the number of its record, as later ones sort after earlier ones.
    public mutating func identifier(number: Int) -> Identifier {
        // A moment long past, so that none is ever taken for one that was made today.
        Identifier.timeOrdered(
            at: Instant(millisecondsSinceEpoch: 946_684_800_000 + Int64(number)),
            using: &self
        )
    }

    private static let provinces: [(province: Province, code: String)] = [
        (.ngheAn, "NAN"), (.sonLa, "SLA"), (.quangNinh, "QNI"), (.laoCai, "LCI"),
        (.langSon, "LSN"), (.haNoi, "HNI"), (.dienBien, "DBN"), (.caoBang, "CBG"),
        (.hoChiMinh, "HCM"), (.tayNinh, "TNH"), (.thanhHoa, "THA"), (.laiChau, "LCH"),
        (.anGiang, "AGG"), (.haTinh, "HTH"), (.tuyenQuang, "TQG"), (.quangTri, "QTI"),
        (.dakLak, "DLK"), (.giaLai, "GLI"), (.haiPhong, "HPG"), (.canTho, "CTO"),
        (.dongNai, "DNI"), (.dongThap, "DTP"), (.thaiNguyen, "TNN"), (.phuTho, "PTO"),
        (.bacNinh, "BNH"), (.hungYen, "HYN"), (.ninhBinh, "NBH"), (.quangNgai, "QNG"),
        (.khanhHoa, "KHA"), (.lamDong, "LDG"), (.vinhLong, "VLG"), (.caMau, "CMU"),
        (.daNang, "DNG"), (.hue, "HUE"),
    ]
}
