public import ServiceContracts
public import Vocabulary

extension SyntheticRandom {
    /// Somebody who does not exist: a name as common as names in Viet Nam are, a birth, a commune,
    /// sometimes a paper and a telephone.
    ///
    /// Names are put together by chance from family, middle and given names; numbers of papers begin with
    /// letters that no authority issues, telephone numbers with a country code that is not assigned.
    public mutating func person(_ gender: Gender, from province: Province) -> PersonIdentity {
        var identity = PersonIdentity(names: [PersonName(name(gender))])
        if chance(15) { identity.names.append(PersonName(one(of: Self.givenNames))) }
        if chance(90) { identity.birth = birth() }
        identity.commune = Address(commune(in: province))
        if chance(30) { identity.documents = [document()] }
        if chance(40) {
            let digits = Int.random(in: 10_000_000...99_999_999, using: &self)
            identity.phones = [PhoneNumber("+999\(digits)")]
        }
        return identity
    }

    /// A whole name.
    public mutating func name(_ gender: Gender) -> String {
        let family = one(weighted: Self.familyNames)
        let middle = one(weighted: gender == .masculine ? Self.middleOfMen : Self.middleOfWomen)
        var parts = [family, middle]
        if chance(25) { parts.append(one(of: Self.givenNames)) }
        parts.append(oneSkewed(of: Self.givenNames))
        return parts.joined(separator: " ")
    }

    private mutating func birth() -> Birth {
        let year = Int.random(in: 1965...2012, using: &self)
        if chance(25) { return Birth(BirthDate(String(year))) }
        let (month, day) = (
            Int.random(in: 1...12, using: &self), Int.random(in: 1...28, using: &self)
        )
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return Birth(BirthDate("\(year)-\(two(month))-\(two(day))"))
    }

    /// A commune that does not exist, in a province that does.
    public mutating func commune(in province: Province) -> String {
        "xã \(one(of: Self.syllables)) \(one(of: Self.syllables)), \(province.label.vi)"
    }

    private mutating func document() -> IdentityDocument {
        let number = Int.random(in: 100_000_000...999_999_999, using: &self)
        return IdentityDocument(
            kind: .citizenCard,
            number: PersonDocumentNumber("ZZ\(number)"),
            country: .vietNam
        )
    }

    /// Family names and how many of a thousand bear them.
    private static let familyNames: [(String, Int)] = [
        ("Nguyễn", 315), ("Trần", 110), ("Lê", 95), ("Phạm", 70), ("Hoàng", 40), ("Huỳnh", 30),
        ("Phan", 45), ("Vũ", 30), ("Võ", 25), ("Đặng", 21), ("Bùi", 20), ("Đỗ", 14), ("Hồ", 13),
        ("Ngô", 13), ("Dương", 10), ("Lý", 5), ("Lò", 20), ("Vàng", 15), ("Giàng", 15),
        ("Quàng", 10), ("Lường", 10), ("Cà", 8), ("Sùng", 8), ("Thào", 8), ("Triệu", 10),
        ("Nông", 10), ("Hà", 10), ("Đinh", 10), ("Cao", 10), ("Mai", 10),
    ]
    private static let middleOfWomen: [(String, Int)] = [
        ("Thị", 60), ("Ngọc", 8), ("Thu", 6), ("Thanh", 5), ("Kim", 5), ("Bích", 4), ("Mỹ", 4),
        ("Hoài", 4), ("Minh", 4),
    ]
    private static let middleOfMen: [(String, Int)] = [
        ("Văn", 50), ("Đức", 10), ("Hữu", 8), ("Quang", 8), ("Minh", 8), ("Xuân", 6), ("Công", 5),
        ("Đình", 5),
    ]
    private static let givenNames = [
        "Lan", "Hoa", "Hương", "Linh", "Anh", "Trang", "Huyền", "Phương", "Thảo", "Mai", "Hà",
        "Hằng", "Nga", "Yến", "Nhung", "Thuỷ", "Hạnh", "Ngân", "Vân", "Dung", "Loan", "Oanh",
        "Tuyết", "Xuân", "Thu", "Đào", "Cúc", "Sen", "Liên", "Hiền", "Tâm", "Bình", "Hải", "Nam",
        "Sơn", "Hùng", "Dũng", "Tuấn", "Long", "Thắng", "Cường", "Toàn", "Quân", "Phong", "Khánh",
        "Chi", "My", "Diệp", "Quỳnh", "Giang", "Mỷ", "Dợ", "Chứ", "Páo", "Sính", "Mua", "Pà", "Say",
        "Pàng", "Ơn",
    ]
    private static let syllables = [
        "An", "Bản", "Bình", "Cẩm", "Chiềng", "Đông", "Đại", "Đức", "Giang", "Hà", "Hoà", "Hồng",
        "Hưng", "Khánh", "Kim", "Lâm", "Long", "Lộc", "Minh", "Mường", "Nà", "Nam", "Ngọc",
        "Phong", "Phú", "Phúc", "Quang", "Sơn", "Tân", "Tây", "Thanh", "Thạch", "Thành", "Thịnh",
        "Thượng", "Trung", "Vân", "Vĩnh", "Xuân", "Yên",
    ]
}
