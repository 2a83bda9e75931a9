import RPC
import ServiceContracts
import TestSupport
import VictimSupportServer
import Vocabulary
import WireCodec

/// What the support of persons refuses, for the table of bad calls.
enum SupportBadCalls {
    static let all = support + plans + places + people

    private static let support: [BadCall<VictimScene>] = [
        BadCall("a plan shared with a body that does not read the person's record") { scene in
            var plan = try await scene.plan()
            plan.team = [Officers.ngo.organisation]
            return try await scene.refused(FileRecord(plan), as: Officers.health)
        },
        BadCall("an assessment by an officer who does not read the person's record") { scene in
            var assessment = try await scene.assessment()
            assessment.victim = try await scene.person()
            return try await scene.refused(FileRecord(assessment), as: Officers.health)
        },
        BadCall("a place asked for in a facility that is not open") { scene in
            let facility = try await scene.client(Officers.health)
                .call(FileRecord(VictimScene.facility(for: 2)))
            return try await scene.refused(
                FileRecord(scene.stay(of: try await scene.cared(), in: facility.id)),
                as: Officers.health
            )
        },
        BadCall("a place given in a facility that is full") { scene in
            let facility = try await scene.opened(for: 1)
            _ = try await scene.allocated(in: facility)
            let next = try await scene.requested(in: facility)
            return try await scene.refused(
                TakeStep<Stay>(id: next.id, seen: next.version, to: .allocated),
                as: Officers.health
            )
        },
    ]

    /// Places that a gate asks to be held.
    private static func holding(
        _ name: String,
        places: Int = 2,
        referrers: [Caller] = [Officers.borderGuard],
        as officer: Caller = Officers.borderGuard,
        _ change: @escaping @Sendable (inout ReservePlaces) -> Void = { _ in }
    ) -> BadCall<VictimScene> {
        BadCall("places held \(name)") { scene in
            let people = [try await scene.cared(), try await scene.cared()]
            let facility = try await scene.opened(for: places, referrers: referrers)
            var request = scene.reserving(people, in: [facility])
            change(&request)
            return try await scene.refused(request, as: officer)
        }
    }

    private static let places: [BadCall<VictimScene>] = [
        holding("in a facility that has too few", places: 1),
        holding("in a facility of which the officer does not know", referrers: []),
        holding("for people whom the officer does not read", as: Officers.strangeBorderGuard),
        holding("for nobody") { $0.people = [] },
        holding("for somebody twice") { $0.people += $0.people },
        holding("for too many at once") {
            $0.people = (0...ReservePlaces.mostPeople).map { _ in .make() }
        },
        holding("in no facility") { $0.facilities = [] },
        holding("in too many facilities") {
            $0.facilities = (0...ReservePlaces.mostFacilities).map { _ in .make() }
        },
        holding("for a body that has nothing to do with the facility") {
            $0.receivingUnit = Officers.strangeHealth.organisation
        },
        BadCall("places held in a facility that is not open") { scene in
            var facility = VictimScene.facility(for: 2)
            facility.referrers = [Officers.borderGuard.organisation]
            let filed = try await scene.client(Officers.health).call(FileRecord(facility))
            return try await scene.refused(
                scene.reserving([try await scene.cared()], in: [filed.id]),
                as: Officers.borderGuard
            )
        },
        BadCall("a stay filed as one that a gate holds") { scene in
            let facility = try await scene.opened(for: 2)
            return try await scene.refused(
                FileRecord(
                    scene.stay(of: try await scene.cared(), in: facility),
                    state: .held
                ),
                as: Officers.health
            )
        },
    ]

    private static let people: [BadCall<VictimScene>] = [
        BadCall("a facility closed while somebody has a place in it") { scene in
            let facility = try await scene.opened(for: 1)
            _ = try await scene.allocated(in: facility)
            return try await scene.refused(
                TakeStep<Facility>(
                    id: facility,
                    seen: 2,
                    to: .closed,
                    facts: [.reason: "Hết nhu cầu."]
                ),
                as: Officers.health
            )
        },
        BadCall("a certificate of return before the person came") { scene in
            let announced = try await scene.announced(try await scene.person())
            return try await scene.refused(
                CertifyReturn(
                    reception: announced.reception,
                    seen: announced.version,
                    number: FreeText("7/GCN")
                ),
                as: Officers.borderGuard
            )
        },
        BadCall("a certificate of return without a number") { scene in
            let announced = try await scene.announced(try await scene.person())
            return try await scene.refused(
                CertifyReturn(
                    reception: announced.reception,
                    seen: announced.version,
                    number: FreeText("")
                ),
                as: Officers.borderGuard
            )
        },
        BadCall("leave to send away nobody") { scene in
            try await scene.refused(AdmitReturn(victims: []), as: Officers.liaisonService)
        },
        BadCall("an event after the person was met") { scene in
            var victim = VictimScene.victim
            victim.eventOn = VietnameseTime.date(of: scene.harness.time.now).adding(days: 1)
            return try await scene.refused(
                IntakeVictim(victim: victim, identity: VictimScene.identity),
                as: Officers.health
            )
        },
        BadCall("schooling for somebody who is not confirmed yet") { scene in
            let service = SupportService(
                victim: try await scene.cared(),
                entitlement: Word(.schooling),
                provider: Officers.health.organisation
            )
            return try await scene.refused(FileRecord(service), as: Officers.health)
        },
        BadCall("form 07 for somebody who is not confirmed yet") { scene in
            var application = try await scene.application()
            application.victim = try await scene.cared()
            return try await scene.refused(FileRecord(application), as: Officers.health)
        },
        BadCall("a consent by a guardian whom nobody has cleared") { scene in
            let child = try await scene.child()
            let guardianship = try await scene.client(Officers.health)
                .call(FileRecord(try await scene.guardianship(of: child)))
            return try await scene.refused(
                RecordConsent(consent: scene.consent(of: child, by: guardianship.id)),
                as: Officers.health
            )
        },
        BadCall("a referral on the consent of a guardian who was barred since") { scene in
            let child = try await scene.child()
            let guardianship = try await scene.cleared(try await scene.guardianship(of: child))
            _ = try await scene.client(Officers.health)
                .call(RecordConsent(consent: scene.consent(of: child, by: guardianship)))
            try await scene.advance(
                guardianship,
                as: Guardianship.self,
                to: .barred,
                facts: [.reason: "Là đối tượng tình nghi."]
            )
            return try await scene.refused(scene.referral(of: child), as: Officers.health)
        },
        BadCall("clearing a guardian who may be a suspect") { scene in
            let child = try await scene.child()
            let guardianship = try await scene.cleared(try await scene.guardianship(of: child))
            try await scene.suspect(VictimScene.guardian)
            return try await scene.refused(
                try await scene.clearing(guardianship),
                as: Officers.health
            )
        },
        BadCall("an interpreter whom nobody has vetted") { scene in
            let interpreter = try await scene.client(Officers.health)
                .call(FileRecord(VictimScene.interpreter()))
            return try await scene.refused(
                FileRecord(
                    scene.interpretation(of: try await scene.cared(), interpreter.id)
                ),
                as: Officers.health
            )
        },
        BadCall("an interpreter of another language") { scene in
            var interpretation = scene.interpretation(
                of: try await scene.cared(),
                try await scene.vetted(VictimScene.interpreter())
            )
            interpretation.language = Word(.khmer)
            let asked = interpretation
            return try await scene.refused(FileRecord(asked), as: Officers.health)
        },
        BadCall("an interpreter from the person's commune") { scene in
            var interpreter = VictimScene.interpreter()
            interpreter.commune = Address("xa hai ha THU")
            let filed = try await scene.client(Officers.health).call(
                FileRecord(
                    scene.interpretation(
                        of: try await scene.cared(),
                        try await scene.vetted(interpreter)
                    )
                )
            )
            return try await scene.refused(
                TakeStep<Interpretation>(id: filed.id, seen: filed.version, to: .confirmed),
                as: Officers.health
            )
        },
        BadCall("an embassy told although a return is dangerous") { scene in
            let filed = try await scene.client(Officers.health)
                .call(FileRecord(try await scene.notice(risk: .high)))
            return try await scene.refused(
                TakeStep<EmbassyNotice>(
                    id: filed.id,
                    seen: filed.version,
                    to: .told,
                    facts: [.documentNumber: "5/CH"]
                ),
                as: Officers.health
            )
        },
        BadCall("the embassy of a country that is not the person's") { scene in
            var notice = try await scene.notice()
            notice.country = Word(.china)
            let asked = notice
            return try await scene.refused(FileRecord(asked), as: Officers.health)
        },
        BadCall("a person transferred by a body that is not responsible") { scene in
            try await scene.refused(
                FileRecord(
                    Transfer(
                        victim: try await scene.cared(),
                        recipient: Officers.facility.organisation
                    )
                ),
                as: Officers.health
            )
        },
        BadCall("a call for somebody to act on that goes nowhere") { scene in
            var call = scene.call()
            call.route = []
            let asked = call
            return try await scene.refused(FileRecord(asked), as: Officers.hotline)
        },
        BadCall("a missing person found to be themselves") { scene in
            let trace = try await scene.client(Officers.health)
                .call(FileRecord(try await scene.trace()))
            return try await scene.refused(
                FindTraced(trace: trace.id, seen: trace.version, found: trace.record.victim),
                as: Officers.health
            )
        },
        BadCall("a question about a suspect for another purpose than screening") { scene in
            try await scene.refused(
                scene.screening(),
                as: Officers.casesService,
                purpose: VictimScene.purpose
            )
        },
        BadCall("a question about a suspect by an officer") { scene in
            try await scene.refused(
                scene.screening(),
                as: Officers.police,
                purpose: VictimScene.screeningPurpose
            )
        },
        BadCall("a question about a suspect that names no officer") { scene in
            var request = scene.screening()
            request.officer = ""
            let asked = request
            return try await scene.refused(
                asked,
                as: Officers.casesService,
                purpose: VictimScene.screeningPurpose
            )
        },
        BadCall("a question about a suspect of whom only an alias is known") { scene in
            try await scene.refused(
                scene.screening(of: PersonIdentity(names: [PersonName("Tám")])),
                as: Officers.casesService,
                purpose: VictimScene.screeningPurpose
            )
        },
        BadCall("somebody of whom nobody knows a name, with a name") { scene in
            try await scene.refused(
                IntakeVictim(
                    victim: VictimScene.victim,
                    identity: VictimScene.identity,
                    unknown: true
                ),
                as: Officers.health
            )
        },
    ]
}

extension VictimScene {
    /// A stay that is asked for.
    func requested(in facility: FacilityID) async throws -> Filed<Stay> {
        try await client(Officers.health)
            .call(FileRecord(stay(of: try await cared(), in: facility)))
    }

    /// A stay that has its place.
    @discardableResult
    func allocated(in facility: FacilityID) async throws -> Filed<Stay> {
        let stay = try await requested(in: facility)
        let outcome = try await client(Officers.health)
            .call(TakeStep<Stay>(id: stay.id, seen: stay.version, to: .allocated))
        return outcome.record ?? stay
    }

    /// A stay whose place is beyond what is planned, given by one officer.
    func overflowing(in facility: FacilityID) async throws -> StepOutcome<Stay> {
        let stay = try await requested(in: facility)
        return try await client(Officers.health).call(
            TakeStep<Stay>(
                id: stay.id,
                seen: stay.version,
                to: .overflow,
                facts: [.reason: "Nửa đêm, không còn nơi nào."],
                alone: true
            )
        )
    }

    /// A step by the health authority, approved by its second officer where it needs one.
    @discardableResult
    func advance<R: ServedRecord>(
        _ id: R.ID,
        as type: R.Type = R.self,
        to state: R.State,
        by officer: Caller = Officers.health,
        approvedBy second: Caller = Officers.health2,
        facts: StepFacts = StepFacts()
    ) async throws -> Filed<R> where R.Service == VictimSupport {
        let seen = try await client(officer).call(NextSteps<R>(id: id)).version
        var outcome = try await client(officer)
            .call(TakeStep<R>(id: id, seen: seen, to: state, facts: facts))
        if let awaiting = outcome.awaiting {
            outcome = try await client(second).call(DecideApproval<R>(approval: awaiting, .approve))
        }
        guard let record = outcome.record else { throw NotTaken() }
        return record
    }

    /// That a guardian is to speak again, as the record stands.
    func clearing(_ guardianship: GuardianshipID) async throws -> TakeStep<Guardianship> {
        TakeStep<Guardianship>(
            id: guardianship,
            seen: try await client(Officers.health)
                .call(NextSteps<Guardianship>(id: guardianship)).version,
            to: .cleared,
            facts: [.finding: "Đã thẩm tra lại."]
        )
    }

    /// A guardian's consent that a facility learns of a child.
    func consent(of child: VictimRef, by guardianship: GuardianshipID) -> Consent {
        Consent(
            victim: child,
            purpose: Word(.disclosureToFacility),
            givenAt: harness.time.now,
            givenBy: Word(.guardian),
            guardianship: guardianship
        )
    }

    /// That somebody interprets Hmong for a person.
    func interpretation(
        of person: VictimRef,
        _ interpreter: InterpreterID
    ) -> Interpretation {
        Interpretation(
            victim: person,
            interpreter: interpreter,
            language: Word(.hmong),
            on: Self.day
        )
    }

    /// A step led nowhere.
    struct NotTaken: Error {}
}
