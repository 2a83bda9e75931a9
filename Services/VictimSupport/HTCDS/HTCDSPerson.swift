import HTCDS
import ServiceContracts
import Vocabulary

/// How a row of HTCDS and our records of a person say the same things.
enum HTCDSPerson {
    /// Fields of our records for which the standard has no place.
    ///
    /// Of the identity: other names, a birth known to a month or a range, which papers, and telephones
    /// beyond two. Of the record: the row of the entitlements matrix, the age group at the event, the
    /// province in charge, who is beside whom, what kind of person it is, the ethnic group.
    static func notCarried(_ victim: Victim, _ identity: PersonIdentity) -> [String] {
        var fields = ["category", "ageGroup", "province", "personKind"]
        if victim.beside != nil { fields.append("beside") }
        if victim.citizenships.contains(Word(.other)) { fields.append("citizenships") }
        if let language = victim.language, LanguageOfStandard.code(of: language) == nil {
            fields.append("language")
        }
        if identity.names.count > 1 { fields.append("names") }
        if identity.birth.map({ $0.until != nil || $0.date.disclosed.utf8.count < 10 }) ?? false {
            fields.append("birth")
        }
        if !identity.documents.isEmpty { fields.append("documents") }
        if identity.phones.count > 2 { fields.append("phones") }
        if identity.commune != nil { fields.append("commune") }
        if victim.ethnicity != nil { fields.append("ethnicity") }
        return fields
    }

    /// Who the row is about.
    static func identity(of record: HTCDSRecord) -> PersonIdentity {
        PersonIdentity(
            names: [name(of: record)].compactMap { $0 },
            birth: record["prs_Birthdate"].map { Birth(BirthDate($0.text)) },
            documents: record["prs_IdentityNumber"].map { number in
                [
                    IdentityDocument(
                        kind: .other,
                        number: PersonDocumentNumber(number.text),
                        country: citizenships(of: record).first?.known ?? .other
                    )
                ]
            } ?? [],
            phones: phones(of: record),
            home: home(of: record)
        )
    }

    /// What help depends on, as far as the row says it; nothing is decided by it.
    static func victim(of record: HTCDSRecord, in province: Word<Province>) -> Victim {
        let citizenships = citizenships(of: record)
        let isForeign = !citizenships.isEmpty && !citizenships.contains(Word(.vietNam))
        return Victim(
            personKind: Word(.victim),
            category: Word(isForeign ? .foreigner : .inProcessInCountry),
            ageGroup: Word(.unknown),
            gender: record["prs_Gender"].map { Word(text: $0.text) },
            citizenships: citizenships,
            province: province,
            language: record["prs_PrimaryLanguage"].map {
                Word(SpokenLanguage(rawValue: $0.text) ?? .other)
            }
        )
    }

    /// The row of a person: what was imported, and over it what our records say otherwise.
    static func record(
        over imported: HTCDSRecord,
        _ victim: Victim,
        _ identity: PersonIdentity,
        decidedBy body: OrgID?
    ) -> HTCDSRecord {
        var record = imported
        let said = self.identity(of: imported)
        if identity.names.first != said.names.first { tell(identity.names.first, in: &record) }
        if identity.birth != said.birth { tell(identity.birth, in: &record) }
        if identity.documents != said.documents {
            record["prs_IdentityNumber"] = identity.documents.first.map {
                .text($0.number.disclosed)
            }
        }
        if identity.phones != said.phones {
            record["prs_MobilePhone"] = identity.phones.first.map { .text($0.disclosed) }
            record["prs_HomePhone"] = identity.phones.dropFirst().first.map { .text($0.disclosed) }
        }
        if identity.home != said.home {
            for name in address { record[name] = nil }
            record["prs_MailingStreet"] = identity.home.map { .text($0.disclosed) }
        }
        let told = self.victim(of: imported, in: victim.province)
        if victim.gender != told.gender {
            record["prs_Gender"] = victim.gender?.known.map { .word($0.rawValue) }
        }
        if victim.citizenships != told.citizenships {
            let codes = victim.citizenships.compactMap(\.known).filter { $0 != .other }
            record["prs_Citizenship"] = codes.isEmpty ? nil : .words(codes.map(\.rawValue))
        }
        if victim.language != told.language {
            record["prs_PrimaryLanguage"] = victim.language.flatMap(LanguageOfStandard.code)
                .map { .text($0) }
        }
        // Our own decision counts; where there is none, what another body has reported stays, also where it
        // reported no status: a row that we added to would come back as a changed one.
        if victim.status.known != .possible || imported.isEmpty {
            tell(victim.status, decidedBy: body, in: &record)
        }
        return record
    }

    // MARK: - The parts

    private static let address = [
        "prs_MailingStreet", "prs_MailingCity", "prs_MailingState", "prs_MailingPostalCode",
        "prs_MailingCountry",
    ]

    /// The family's name first, as Vietnamese names are written.
    private static func name(of record: HTCDSRecord) -> PersonName? {
        let parts = ["prs_SecondName", "prs_MiddleName", "prs_FirstName"]
            .compactMap { record[$0]?.text }
        return parts.isEmpty ? nil : PersonName(parts.joined(separator: " "))
    }

    private static func home(of record: HTCDSRecord) -> Address? {
        let parts = address.compactMap { record[$0]?.text }
        return parts.isEmpty ? nil : Address(parts.joined(separator: ", "))
    }

    private static func phones(of record: HTCDSRecord) -> [PhoneNumber] {
        var phones: [PhoneNumber] = []
        for name in ["prs_MobilePhone", "prs_HomePhone"] {
            guard let number = record[name]?.text else { continue }
            let phone = PhoneNumber(number.hasPrefix("+") ? number : "+" + number)
            if !phones.contains(phone) { phones.append(phone) }
        }
        return phones
    }

    private static func citizenships(of record: HTCDSRecord) -> [Word<Country>] {
        guard case .words(let codes) = record["prs_Citizenship"] else { return [] }
        var words: [Word<Country>] = []
        for code in codes {
            let word = Word(Country(rawValue: code) ?? .other)
            if !words.contains(word) { words.append(word) }
        }
        return words
    }

    private static func tell(_ name: PersonName?, in record: inout HTCDSRecord) {
        let words = (name?.disclosed ?? "").split(separator: " ").map(String.init)
        record["prs_FirstName"] = words.last.map { .text($0) }
        record["prs_SecondName"] = words.count > 1 ? .text(words[0]) : nil
        record["prs_MiddleName"] =
            words.count > 2 ? .text(words[1..<(words.count - 1)].joined(separator: " ")) : nil
    }

    private static func tell(_ birth: Birth?, in record: inout HTCDSRecord) {
        guard let birth, birth.until == nil, let field = HTCDSField.named("prs_Birthdate") else {
            record["prs_Birthdate"] = nil
            return
        }
        let value = try? HTCDSReading().value(of: .text(birth.date.disclosed), in: field)
        // A year alone would be read as a day's number.
        record["prs_Birthdate"] = birth.date.disclosed.utf8.count == 10 ? value : nil
    }

    /// What the standard calls a status, and who decided it.
    private static func tell(
        _ status: Word<TraffickingStatus>,
        decidedBy body: OrgID?,
        in record: inout HTCDSRecord
    ) {
        guard let status = status.known else { return }
        record["vic_TraffickingStatus"] = .word(status.rawValue)
        record["vic_TraffickingStatusDecisionMakingOrg"] = body.map { .word(kind(of: $0)) }
    }

    /// What the standard calls a body that decides.
    private static func kind(of body: OrgID) -> String {
        func stands(below units: OrgID...) -> Bool { units.contains { $0.contains(body) } }
        if stands(below: "VN/GOV/MPS") { return "Police" }
        if stands(below: "VN/GOV/COURT", "VN/GOV/SPP") { return "CourtOrProsecution" }
        if stands(below: "VN/GOV", "VN/COMMUNE") { return "NonPoliceGovernmentalOrganization" }
        return stands(below: "VN/NGO") ? "NGO" : "Other"
    }
}

/// Languages that both the standard and our list know.
private enum LanguageOfStandard {
    /// The code of ISO 639-2; `nil` for languages that it has no code for.
    static func code(of language: Word<SpokenLanguage>) -> String? {
        guard let known = language.known, known != .other,
            let field = HTCDSField.named("prs_PrimaryLanguage")
        else { return nil }
        return (try? HTCDSReading().value(of: .text(known.rawValue), in: field))??.text
    }
}
