import ServiceContracts
import Vocabulary

/// The bodies that stood at the ceremony beside those whose work the reception is, each with its part.
extension ReceptionStory {
    static let criminalPolice: OrgID = "VN/GOV/MPS/C02"
    static let militaryCommand: OrgID = "VN/GOV/MOD/PROVMIL/QNI"
    static let socialVices: OrgID = "VN/GOV/MOH/PCTNXH"
    static let womensUnion: OrgID = "VN/WU"
    static let blueDragon: OrgID = "VN/NGO/BLUE-DRAGON"

    /// Bodies of the state that take part in the handover, and read it.
    static let participants: [OrgID] = [
        immigration, borderGuard, provincialPolice, foreignRelations, healthAuthority,
        criminalPolice, militaryCommand, socialVices,
    ]

    /// Bodies that follow the people without reading the handover: those who help them afterwards.
    static let helpers: [OrgID] = [healthAuthority, shelter, womensUnion, blueDragon]

    /// The Foreign Relations Department takes requests of other units for documents and evidence; the health
    /// authority says how it refers the people on.
    func shareInformation(_ people: StoryPeople, _ file: CaseFileID) async throws {
        try await ask(
            "criminal-police",
            Self.foreignRelations,
            subject: FreeText("Tài liệu, chứng cứ về đường dây đưa người sang Myanmar"),
            question: FreeText(
                "Đề nghị thu thập tài liệu, chứng cứ do cơ quan chức năng phía bạn cung cấp."
            ),
            about: people.announced,
            file,
            answeredBy: "foreign-relations",
            "Đã chuyển biên bản giải cứu do phía bạn cung cấp.",
            scene: "evidence"
        )
        try await ask(
            "social-vices",
            Self.healthAuthority,
            subject: FreeText("Phối hợp chuyển tuyến nạn nhân"),
            question: FreeText("Đề nghị cho biết phương án tiếp nhận, bảo vệ và chuyển tuyến."),
            about: people.arrived,
            file,
            answeredBy: "health-quangninh",
            "Chuyển tới cơ sở hỗ trợ; Hội Phụ nữ và Rồng Xanh hỗ trợ hoà nhập.",
            scene: "referral"
        )
    }

    private func ask(
        _ officer: String,
        _ addressee: OrgID,
        subject: FreeText,
        question: FreeText,
        about people: [VictimRef],
        _ file: CaseFileID,
        answeredBy other: String,
        _ finding: String,
        scene: String
    ) async throws {
        let asked = try await cast.play(
            officer,
            "information/\(scene)/ask",
            FileRecord(
                InformationRequest(
                    of: addressee,
                    subject: subject,
                    question: question,
                    people: people,
                    caseFile: file
                )
            )
        )
        _ = try await cast.play(
            other,
            "information/\(scene)/answer",
            TakeStep<InformationRequest>(
                id: asked.id,
                seen: asked.version,
                to: .answered,
                facts: [.finding: finding]
            )
        )
    }

    /// Integration: the Women's Union helps the woman, who agrees to it; Blue Dragon, a children's foundation,
    /// the girl, in her best interest.
    func reintegrate(_ people: StoryPeople) async throws {
        try await consent(of: people.woman, to: Self.womensUnion, scene: "union")
        try await refer(
            people.woman,
            to: Self.womensUnion,
            for: [.vocational, .legalSupport],
            details: FreeText("Cần hỗ trợ hoà nhập cộng đồng, học nghề."),
            acceptedBy: "womens-union",
            scene: "union"
        )
        try await refer(
            people.girl,
            to: Self.blueDragon,
            for: [.psychological, .schooling],
            without: .bestInterestOfMinor,
            details: FreeText("Cần hỗ trợ tâm lý, trở lại trường học."),
            acceptedBy: "blue-dragon",
            scene: "blue-dragon"
        )
    }

    /// A person agrees that a body learns who they are, so that it can help.
    func consent(of person: VictimRef, to recipient: OrgID, scene: String? = nil) async throws {
        _ = try await cast.play(
            "health-quangninh",
            "support/consent" + (scene.map { "/\($0)" } ?? ""),
            RecordConsent(
                consent: Consent(
                    victim: person,
                    purpose: Word(.disclosureToFacility),
                    recipient: recipient,
                    givenAt: ago(minutes: 5),
                    givenBy: Word(.victim),
                    language: Word(.vietnamese)
                )
            )
        )
    }

    /// The health authority refers a person to a body, and the body accepts.
    func refer(
        _ person: VictimRef,
        to recipient: OrgID,
        for services: [Entitlement],
        without override: ConsentOverride? = nil,
        details: FreeText,
        acceptedBy officer: String,
        scene: String
    ) async throws {
        let referred = try await cast.play(
            "health-quangninh",
            "support/refer/\(scene)",
            ReferVictim(
                victim: person,
                recipient: recipient,
                reason: .additionalServices,
                services: services,
                withoutConsent: override,
                details: details
            )
        )
        _ = try await cast.play(
            officer,
            "support/accept/\(scene)",
            TakeStep<Referral>(id: referred.referral, seen: referred.version, to: .accepted)
        )
    }
}
