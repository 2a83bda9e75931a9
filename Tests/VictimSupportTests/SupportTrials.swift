import RPC
import ServiceContracts
import TestSupport
import VictimSupportServer
import Vocabulary
import WireCodec

/// The kinds that support consists of, one line each, and the ways to break their rules.
extension VictimScene {
    static let support: [KindTrials<VictimScene>] = [
        KindTrials(assessments), KindTrials(plans), KindTrials(services),
        KindTrials(applications), KindTrials(followUps), KindTrials(facilities),
        KindTrials(stays),
    ]

    /// A text of one byte too many.
    static let long = FreeText(String(repeating: "x", count: 20_001))

    /// A day in the summer of 2026.
    static let day = VietnameseTime.date(of: Instant(millisecondsSinceEpoch: 1_782_800_000_000))

    /// A person whom the health authority receives, and who reads their record from then on.
    func cared() async throws -> VictimRef {
        let person = try await person()
        _ = try await announced(person)
        return person
    }

    /// A person whom two officers of the police have confirmed as a victim.
    func confirmed() async throws -> VictimRef {
        let person = try await person()
        let identification = try await policeVerifying(person)
        try await step(
            identification,
            to: .confirmed,
            by: Officers.police,
            approvedBy: Officers.police2,
            facts: Self.confirmation
        )
        return person
    }

    // MARK: - Kinds

    static let assessments = TriedKind<VictimScene, NeedsAssessment>(by: Officers.health) {
        try await $0.assessment()
    }

    static let plans = TriedKind<VictimScene, SupportPlan>(by: Officers.health) {
        try await $0.plan()
    }

    static let services = TriedKind<VictimScene, SupportService>(by: Officers.health) { scene in
        SupportService(
            victim: try await scene.cared(),
            entitlement: Word(.medical),
            provider: Officers.health.organisation,
            due: day,
            details: FreeText("Khám sức khoẻ ban đầu.")
        )
    }

    static let applications = TriedKind<VictimScene, Application>(by: Officers.health) {
        try await $0.application()
    }

    static let followUps = TriedKind<VictimScene, FollowUp>(by: Officers.health) { scene in
        let plan = try await scene.plan()
        return FollowUp(
            victim: plan.victim,
            plan: try await scene.client(Officers.health).call(FileRecord(plan)).id,
            visitor: Officers.health.organisation,
            note: FreeText("Hỏi việc làm.")
        )
    }

    static let facilities = TriedKind<VictimScene, Facility>(by: Officers.health) { _ in
        facility(for: 2)
    }

    /// Asked for by the health authority, or held by a gate for people of a handover.
    static let stays = TriedKind<VictimScene, Stay>(
        ways: [
            .allocated: .init { scene, stay, officer, _ in
                let request = TakeUpPlaces(hold: stay.record.hold ?? .random())
                _ = try await scene.client(officer).call(request)
                return .init()
            }
        ]
    ) { scene, state in
        let person = try await scene.cared()
        guard state == .held else {
            let stay = scene.stay(of: person, in: try await scene.opened(for: 2))
            let request = FileRecord(stay, legalBasis: LegalBasis("53/2024/QH15", "Điều 27"))
            let filed = try await scene.client(Officers.health).call(request)
            return Specimen(filed.id, by: Officers.health)
        }
        let facility = try await scene.opened(for: 2, referrers: [Officers.borderGuard])
        _ = try await scene.client(Officers.borderGuard)
            .call(scene.reserving([person], in: [facility]))
        let held = try await scene.stays(of: person).first
        return Specimen(held?.id ?? .make(), by: Officers.health)
    }

    // MARK: - Records

    /// Somebody's needs, with a text everywhere.
    func assessment() async throws -> NeedsAssessment {
        NeedsAssessment(
            victim: try await cared(),
            individual: FreeText("Cần bác sĩ."),
            household: FreeText("Ở với mẹ."),
            community: FreeText("Bản vùng cao."),
            needs: [Word(.medical), Word(.psychological)],
            returnRisk: Word(.low),
            assessedAt: harness.time.now
        )
    }

    /// Somebody's needs, as they were looked at to the end.
    @discardableResult
    func assessed(
        _ person: VictimRef? = nil,
        at moment: Instant? = nil,
        risk: RiskLevel = .low
    ) async throws -> Filed<NeedsAssessment> {
        var assessment = try await assessment()
        assessment.victim = person ?? assessment.victim
        assessment.assessedAt = moment ?? assessment.assessedAt
        assessment.returnRisk = Word(risk)
        return try await advance(
            try await client(Officers.health).call(FileRecord(assessment)).id,
            as: NeedsAssessment.self,
            to: .completed,
            facts: [.finding: "Đã trao đổi."]
        )
    }

    /// A plan, with a text everywhere, on a completed assessment.
    func plan() async throws -> SupportPlan {
        let assessed = try await assessed()
        return SupportPlan(
            victim: assessed.record.victim,
            planType: Word(.health),
            assessment: assessed.id,
            objectives: FreeText("Bình phục."),
            actionPlan: FreeText("Khám, rồi về nhà."),
            plannedEnd: Self.day
        )
    }

    /// Form 07 for schooling.
    func application() async throws -> Application {
        Application(
            victim: try await confirmed(),
            entitlement: Word(.schooling),
            authority: Officers.health.organisation,
            submittedOn: VietnameseTime.date(of: harness.time.now),
            form: FreeText("Xin học văn hoá.")
        )
    }

    /// Places for people of a handover, as a gate asks for them.
    func reserving(
        _ people: [VictimRef],
        in facilities: [FacilityID],
        as hold: Identifier = .random()
    ) -> ReservePlaces {
        ReservePlaces(
            hold: hold,
            handover: .make(),
            facilities: facilities,
            people: people,
            receivingUnit: Officers.health.organisation,
            from: Self.day
        )
    }

    /// Somebody's stays, as the health authority reads them.
    func stays(of person: VictimRef) async throws -> [Filed<Stay>] {
        try await client(Officers.health).call(ListRecords<Stay>(facets: [.victim(person)]))
            .records.compactMap(\.content)
    }

    /// A facility that the health authority runs.
    static func facility(for places: Int) -> Facility {
        Facility(
            name: FreeText("Nhà Bình yên Thử"),
            address: Address("Số 17 phố Không Có"),
            province: Word(.quangNinh),
            runBy: Officers.health.organisation,
            capacity: places,
            phone: PhoneNumber("+84900000218")
        )
    }

    /// A facility that is open.
    func opened(
        for places: Int,
        runBy body: Caller = Officers.health,
        referrers: [Caller] = []
    ) async throws -> FacilityID {
        let health = client(Officers.health)
        var facility = Self.facility(for: places)
        facility.runBy = body.organisation
        facility.referrers = referrers.map(\.organisation)
        let filed = try await health.call(FileRecord(facility))
        let outcome = try await health.call(
            TakeStep<Facility>(
                id: filed.id,
                seen: filed.version,
                to: .open,
                facts: [.documentNumber: "12/GP", .decisionDate: "2026-06-30"]
            )
        )
        _ = try await client(Officers.health2)
            .call(DecideApproval<Facility>(approval: outcome.awaiting ?? .make(), .approve))
        return filed.id
    }

    /// A stay as it is asked for.
    func stay(of person: VictimRef, in facility: FacilityID) -> Stay {
        Stay(victim: person, facility: facility, from: Self.day, bed: FreeText("Phòng 3"))
    }

    // MARK: - Breaking the rules

    /// What each kind's rules refuse.
    static let supportRules: [Trial<VictimScene>] = [
        .rules(
            of: assessments,
            broken: [
                .init("individual", "length.1-20000") { $0.individual = long },
                .init("household", "length.1-20000") { $0.household = FreeText("") },
                .init("community", "length.1-20000") { $0.community = long },
                .init("needs", "count.0-10") {
                    $0.needs = Array(repeating: Word(.medical), count: 11)
                },
                .init("needs", "repeated") { $0.needs = [Word(.medical), Word(.medical)] },
                .init("assessedAt", "past") {
                    $0.assessedAt = $0.assessedAt.advanced(by: .seconds(3_600))
                },
                .init("team", "count.0-8") { $0.team = Array(repeating: "VN/NGO/ONE", count: 9) },
            ]
        ),
        .rules(
            of: plans,
            broken: [
                .init("objectives", "length.1-20000") { $0.objectives = long },
                .init("actionPlan", "length.1-20000") { $0.actionPlan = FreeText("") },
                .init("team", "count.0-8") { $0.team = Array(repeating: "VN/NGO/ONE", count: 9) },
                .init("actualEnd", "absent") { $0.actualEnd = day },
            ]
        ),
        .rules(
            of: services,
            broken: [
                .init("details", "length.1-20000") { $0.details = long },
                .init("done", "absent") { $0.done = day },
            ]
        ),
        .rules(
            of: applications,
            broken: [
                .init("entitlement", "form.07") { $0.entitlement = Word(.medical) },
                .init("submittedOn", "past") { $0.submittedOn = $0.submittedOn.adding(days: 2) },
                .init("amount", "range.0-1000000000") { $0.amount = -1 },
                .init("form", "length.1-20000") { $0.form = FreeText("") },
            ]
        ),
        .rules(
            of: followUps,
            broken: [
                .init("note", "length.1-20000") { $0.note = long },
                .init("month", "absent") { $0.month = Word(.first) },
            ]
        ),
        .rules(
            of: facilities,
            broken: [
                .init("name", "length.1-300") { $0.name = FreeText("") },
                .init("address", "length.1-500") { $0.address = Address("") },
                .init("phone", "length.1-40") { $0.phone = PhoneNumber("") },
                .init("capacity", "range.1-2000") { $0.capacity = 0 },
                .init("temporaryUntil", "absent") { $0.temporaryUntil = day },
                .init("referrers", "count.0-64") {
                    $0.referrers = Array(repeating: "VN/NGO/ONE", count: 65)
                },
            ]
        ),
        .rules(
            of: stays,
            broken: [
                .init("bed", "length.1-100") { $0.bed = FreeText("") },
                .init("until", "order") { $0.until = $0.from.adding(days: -1) },
                .init("overCapacity", "absent") { $0.overCapacity = true },
                .init("handover", "absent") { $0.handover = .make() },
                .init("hold", "absent") { $0.hold = .random() },
            ]
        ),
    ]
}

extension Trial<VictimScene> {
    /// Breaks the rules of a plain kind.
    static func rules<R: PlainRecord & ServedRecord>(
        of kind: TriedKind<VictimScene, R>,
        broken breaches: [PlainTrial<VictimScene, R>.Breach]
    ) -> Trial {
        Trial(R.kind.rawValue) { scene in
            try await PlainTrial(kind, breaking: breaches).problems(in: scene)
        }
    }
}
