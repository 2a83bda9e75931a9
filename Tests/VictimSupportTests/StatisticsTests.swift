import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Victim support's figures, each against a world counted by hand; every person is made up.
struct StatisticsTests {
    /// Somebody at the centre of the health ministry.
    private static let centre = Officers.of(.provincialHealth, in: "VN/GOV/MOH")
    private static let year = StatisticPeriod(
        from: CalendarDate("2026-01-01") ?? .earliest,
        until: CalendarDate("2026-12-31") ?? .earliest
    )

    private func figure(
        _ scene: VictimScene,
        _ indicator: Indicator,
        by breakdown: StatisticBreakdown? = nil,
        asOf: Instant? = nil,
        as reader: Caller = centre
    ) async throws -> StatisticFigure? {
        try await scene.client(reader).call(
            CountStatistics<VictimSupport>(
                [Word(indicator)],
                periods: [Self.year],
                by: breakdown.map { Word($0) },
                asOf: asOf
            )
        ).figures.first
    }

    private func table(_ figure: StatisticFigure?) -> [String: Int?] {
        Dictionary(uniqueKeysWithValues: (figure?.rows ?? []).map { ($0.value, $0.count) })
    }

    /// Somebody without papers, of whom what is told is known and nothing else.
    private func somebody(
        _ scene: VictimScene,
        _ gender: Gender? = nil,
        _ age: AgeGroup = .unknown,
        _ ethnicity: EthnicGroup? = nil,
        _ citizenships: [Country] = []
    ) async throws -> VictimRef {
        var victim = VictimScene.victim
        victim.gender = gender.map { Word($0) }
        victim.ageGroup = Word(age)
        victim.ethnicity = ethnicity.map { Word($0) }
        victim.citizenships = citizenships.map { Word($0) }
        let identity = PersonIdentity(names: [PersonName("Lò Thị Thử Nghiệm")])
        return try await scene.person(identity, victim)
    }

    private func refer(
        _ scene: VictimScene,
        _ person: VictimRef,
        to recipient: OrgID
    ) async throws {
        _ = try await scene.client(Officers.borderGuard).call(
            ReferVictim(
                victim: person,
                recipient: recipient,
                reason: .additionalServices,
                services: [.essentials],
                withoutConsent: .dangerToLife
            )
        )
    }

    /// A confirmation on the certificate of whoever rescued the person, by two officers.
    @discardableResult
    private func confirm(_ scene: VictimScene, _ person: VictimRef) async throws -> IdentificationID
    {
        let id = try await scene.identification(of: person).identification
        try await scene.step(id, to: .received, by: Officers.borderGuard)
        try await scene.step(
            id,
            to: .confirmed,
            by: Officers.borderGuard,
            approvedBy: Officers.borderGuard2,
            facts: [
                .confirmationPaper: "rescuingBodyCertificate",
                .issuer: Officers.borderGuard.unit,
                .documentNumber: "45/GXN", .decisionDate: "2026-06-15", .evidence: "rescuer",
            ]
        )
        return id
    }

    // MARK: - Units

    /// The hotline's third quarter of 2024: 64 referrals (police 27, border guard 5, organisations 22,
    /// labour 10) of 36 people (21 men and boys, 15 women and girls; 32 Kinh, 4 of minorities).
    @Test func `64 referrals of 36 people are both numbers`() async throws {
        try await VictimScene.run { scene in
            let recipients: [OrgID] =
                Array(repeating: "VN/GOV/MPS/C02", count: 27)
                + Array(repeating: "VN/GOV/MOD/BG/LSN", count: 5)
                + Array(repeating: "VN/NGO/ONE", count: 22)
                + Array(repeating: "VN/GOV/MOHA/LABOUR", count: 10)
            var people: [VictimRef] = []
            for number in 0..<36 {
                people.append(
                    try await somebody(
                        scene,
                        number < 21 ? .masculine : .feminine,
                        .unknown,
                        number < 32 ? .kinh : .hmong
                    )
                )
            }
            for (number, recipient) in recipients.enumerated() {
                try await refer(scene, people[number % 36], to: recipient)
            }
            let made = try await figure(scene, .referralsMade, by: .recipient)
            #expect(made?.total == 64)
            #expect(made?.unit == Word(.referral))
            #expect(table(made) == ["police": 27, "defence": 5, "ngo": 22, "other": 10])
            let persons = try await figure(scene, .referralsPersons, by: .sex)
            #expect(persons?.total == 36)
            #expect(persons?.unit == Word(.person))
            #expect(table(persons) == ["Masculine": 21, "Feminine": 15])
            let peoples = try await figure(scene, .referralsPersons, by: .ethnicity)
            #expect(table(peoples) == ["kinh": 32, "minority": 4])
            // To somebody without the need, four are too few, and so the others go with them.
            scene.harness.time.pass(.seconds(86_400))
            let kept = try await figure(
                scene,
                .referralsPersons,
                by: .ethnicity,
                as: Officers.steering
            )
            #expect(kept?.total == 35)
            #expect(table(kept) == ["kinh": nil, "minority": nil])
            let sexes = try await figure(scene, .referralsPersons, by: .sex, as: Officers.steering)
            #expect(sexes?.total == 35)
            #expect(table(sexes) == ["Masculine": 20, "Feminine": 15])
        }
    }

    // MARK: - Suspected and confirmed

    @Test func `suspected and confirmed victims are two figures, with what is unknown`()
        async throws
    {
        try await VictimScene.run { scene in
            try await confirm(scene, somebody(scene, .feminine, .under16, .hmong, [.vietNam]))
            try await confirm(scene, somebody(scene, .feminine, .from16To17, nil, [.vietNam]))
            try await confirm(scene, somebody(scene, .unknown, .adult, .kinh, [.laos, .vietNam]))
            _ = try await scene.identification(of: somebody(scene, .masculine))
            _ = try await somebody(scene, .masculine)

            #expect(try await figure(scene, .victimsConfirmed)?.total == 3)
            #expect(try await figure(scene, .victimsSuspected)?.total == 1)
            func row(_ breakdown: StatisticBreakdown) async throws -> [String: Int?] {
                table(try await figure(scene, .victimsConfirmed, by: breakdown))
            }
            #expect(try await row(.sex) == ["Feminine": 2, "unknown": 1])
            #expect(try await row(.age) == ["under16": 1, "from16To17": 1, "adult": 1])
            #expect(try await row(.ethnicity) == ["minority": 1, "kinh": 1, "unknown": 1])
            #expect(
                try await row(.nationality)
                    == [Country.vietNam.rawValue: 2, StatisticBreakdown.several: 1]
            )
            #expect(try await row(.path) == ["rescued": 3])
        }
    }

    @Test func `a confirmation that was revoked later counts as it was known then`() async throws {
        try await VictimScene.run { scene in
            let person = try await somebody(scene, .feminine)
            let id = try await confirm(scene, person)
            let known = scene.harness.time.now
            scene.harness.time.pass(.seconds(3_600))
            try await scene.step(
                id,
                to: .revoked,
                by: Officers.borderGuard,
                approvedBy: Officers.borderGuard2,
                facts: [
                    .reason: "Kết quả giám định mới.", .documentNumber: "46/QĐ",
                    .decisionDate: "2026-06-20",
                ]
            )
            #expect(try await figure(scene, .victimsConfirmed)?.total == 0)
            #expect(try await figure(scene, .victimsSuspected)?.total == 1)
            #expect(try await figure(scene, .victimsConfirmed, asOf: known)?.total == 1)
            #expect(try await figure(scene, .victimsSuspected, asOf: known)?.total == 0)
        }
    }

    @Test func `registrations of one person that were merged are one person`() async throws {
        try await VictimScene.run { scene in
            let (one, other) = (
                try await somebody(scene, .feminine), try await somebody(scene, .feminine)
            )
            try await confirm(scene, one)
            try await confirm(scene, other)
            let twice = scene.harness.time.now
            let guardClient = scene.client(Officers.borderGuard)
            let seen = try await guardClient.call(NextSteps<Victim>(id: other)).version
            let seenInto = try await guardClient.call(NextSteps<Victim>(id: one)).version
            _ = try await guardClient.call(
                MergeRecord<Victim>(
                    id: other,
                    seen: seen,
                    into: one,
                    seenInto: seenInto,
                    reason: FreeText("Cùng một người.")
                )
            )
            #expect(try await figure(scene, .victimsConfirmed)?.total == 1)
            #expect(try await figure(scene, .victimsConfirmed, asOf: twice)?.total == 2)
        }
    }

    @Test func `whoever was erased still counts, and of them nothing is known`() async throws {
        try await VictimScene.run { scene in
            // Of the health authority, whose colleague agrees to the erasure.
            let person = try await scene.client(Officers.health).call(
                IntakeVictim(
                    victim: VictimScene.victim,
                    identity: VictimScene.identity,
                    caringUnit: Officers.borderGuard.organisation
                )
            ).victim
            let reception = try await scene.announced(person)
            _ = try await scene.receivedAlone(reception)
            try await confirm(scene, person)
            try await confirm(scene, somebody(scene, .masculine))
            let health = scene.client(Officers.health)
            let seen = try await health.call(NextSteps<Victim>(id: person)).version
            let proposed = try await health.call(
                EraseVictim(victim: person, seen: seen, reason: FreeText("Theo yêu cầu."))
            )
            _ = try await scene.client(Officers.health2).call(
                DecideApproval<Victim>(approval: proposed.awaiting ?? .make(), .approve)
            )
            let confirmed = try await figure(scene, .victimsConfirmed, by: .sex)
            #expect(confirmed?.total == 2)
            #expect(table(confirmed) == ["Masculine": 1, "unknown": 1])
            #expect(try await figure(scene, .victimsReceived)?.total == 1)
        }
    }

    @Test func `a province's health authority sees its own people, kept safe`() async throws {
        try await VictimScene.run { scene in
            for _ in 0..<12 { try await confirm(scene, somebody(scene, .feminine)) }
            scene.harness.time.pass(.seconds(86_400))
            let own = try await figure(scene, .victimsConfirmed, as: Officers.health)
            #expect(own?.total == 10)
            #expect(own?.province == Word(.quangNinh))
            let other = try await figure(scene, .victimsConfirmed, as: Officers.strangeHealth)
            #expect(other?.total == 0)
            #expect(try await figure(scene, .victimsConfirmed)?.total == 12)
            // The hotline keeps its calls here, and answers for no victim.
            let told = try await figure(scene, .victimsConfirmed, as: Officers.hotline)
            #expect(told?.total == 10)
            #expect(told?.province == nil)
        }
    }
}
