import RPC
import ServiceContracts
import Testing
import Vocabulary

/// The tables of cases and victim support, as tables.
struct LifecycleTableTests {
    @Test func `every state is reachable and comes to rest, and nobody takes away alone`() {
        #expect(Report.lifecycle.problems == [])
        #expect(CaseFile.lifecycle.problems == [])
        #expect(Suspect.lifecycle.problems == [])
        #expect(Network.lifecycle.problems == [])
        #expect(TraffickingEvent.lifecycle.problems == [])
        #expect(EvidenceReference.lifecycle.problems == [])
        #expect(OperationPlan.lifecycle.problems == [])
        #expect(Campaign.lifecycle.problems == [])
        #expect(IllegalCrossing.lifecycle.problems == [])
        #expect(WantedNotice.lifecycle.problems == [])
        #expect(PublishedFigure.lifecycle.problems == [])
        #expect(Victim.lifecycle.problems == [])
        #expect(Identification.lifecycle.problems == [])
        #expect(Reception.lifecycle.problems == [])
        #expect(Referral.lifecycle.problems == [])
        #expect(Consent.lifecycle.problems == [])
    }

    @Test(arguments: [
        (CaseFile.State.verifying, CaseFile.State.opened), (.verifying, .notOpened),
        (.investigating, .suspended), (.suspended, .investigating), (.investigating, .concluded),
        (.concluded, .prosecuted), (.concluded, .investigating), (.concluded, .terminated),
        (.verifying, .transferred), (.opened, .transferred), (.investigating, .transferred),
        (.notOpened, .reopened), (.terminated, .reopened),
    ])
    func `a second officer approves what decides a case`(
        from: CaseFile.State,
        to: CaseFile.State
    ) throws {
        let step = try #require(CaseFile.lifecycle.step(from: from, to: to))
        #expect(step.approval != nil)
    }

    @Test(arguments: Suspect.State.allCases)
    func `a second officer approves that a suspect is no victim, in whatever state`(
        state: Suspect.State
    ) throws {
        let step = try #require(Suspect.lifecycle.step(from: state, to: state))
        #expect(step.approval != nil && step.approval?.ratification == nil)
        #expect(step.through == ClearPossibleVictim.method.name)
    }

    @Test(arguments: [
        (Identification.State.policeVerifying, Identification.State.confirmed),
        (.received, .confirmed), (.initialVerified, .confirmed), (.policeVerifying, .notVictim),
        (.confirmed, .revoked), (.received, .initialVerified),
    ])
    func `a second officer approves what decides about a person`(
        from: Identification.State,
        to: Identification.State
    ) throws {
        let step = try #require(Identification.lifecycle.step(from: from, to: to))
        #expect(step.approval != nil)
    }

    @Test func `only receiving somebody may be done alone at night`() {
        #expect(
            Reception.lifecycle.step(from: .announced, to: .received)?.approval?.ratification != nil
        )
        let others =
            alone(Report.lifecycle) + alone(CaseFile.lifecycle) + alone(Suspect.lifecycle)
            + alone(Victim.lifecycle) + alone(Identification.lifecycle) + alone(Referral.lifecycle)
            + alone(Consent.lifecycle)
        #expect(others == [])
    }

    @Test func `the tables of support are sound`() {
        #expect(NeedsAssessment.lifecycle.problems + SupportPlan.lifecycle.problems == [])
        #expect(SupportService.lifecycle.problems + Application.lifecycle.problems == [])
        #expect(FollowUp.lifecycle.problems + Facility.lifecycle.problems == [])
        #expect(Stay.lifecycle.problems + Guardianship.lifecycle.problems == [])
        #expect(HotlineCall.lifecycle.problems + Interpreter.lifecycle.problems == [])
        #expect(Interpretation.lifecycle.problems + EmbassyNotice.lifecycle.problems == [])
        #expect(Transfer.lifecycle.problems + TraceRequest.lifecycle.problems == [])
        #expect(TransferRequest.lifecycle.problems + ScreeningQuestion.lifecycle.problems == [])
        #expect(GuardianQuestion.lifecycle.problems == [])
    }

    @Test func `of support only shelter for somebody may be given alone at night`() {
        #expect(alone(Stay.lifecycle) == ["requested → overflow"])
        #expect(alone(Facility.lifecycle) == ["proposed → temporary"])
        let plans = alone(NeedsAssessment.lifecycle) + alone(SupportPlan.lifecycle)
        let help = alone(SupportService.lifecycle) + alone(Application.lifecycle)
        let people = alone(Guardianship.lifecycle) + alone(Interpreter.lifecycle)
        let others = alone(EmbassyNotice.lifecycle) + alone(Transfer.lifecycle)
        #expect(plans + help + people + others == [])
    }

    @Test func `the law's clocks stand where the law puts them`() throws {
        let brought = try #require(
            Identification.lifecycle.step(from: .reported, to: .broughtToCommune)
        )
        #expect(brought.within == .bringToCommune && brought.starts == [.communeNotification])
        let cleared = try #require(
            Identification.lifecycle.step(from: .missionVerified, to: .cleared)
        )
        #expect(cleared.within == .identityAnswer && cleared.starts == [.travelPaper])
        let triage = try #require(Report.lifecycle.step(from: .received, to: .assigned))
        #expect(triage.within == .triage)
        let received = try #require(Identification.lifecycle.step(from: .rescued, to: .received))
        #expect(received.starts == [.initialVerification])
        let police = try #require(
            Identification.lifecycle.step(from: .initialVerified, to: .policeVerifying)
        )
        #expect(police.starts == [.policeVerification])
    }

    @Test func `every clock that holds today is started or stopped by some table`() {
        let cases = [Report.lifecycle.clocks, CaseFile.lifecycle.clocks, Suspect.lifecycle.clocks]
        let victims = [
            Identification.lifecycle.clocks, Reception.lifecycle.clocks, Referral.lifecycle.clocks,
            Application.lifecycle.clocks, FollowUp.lifecycle.clocks, Facility.lifecycle.clocks,
            HotlineCall.lifecycle.clocks, Stay.lifecycle.clocks,
        ]
        let liaison = [
            Correspondence.lifecycle.clocks, Handover.lifecycle.clocks,
            PlanTask.lifecycle.clocks, MeetingSeries.lifecycle.clocks,
        ]
        let atWork = (cases + victims + liaison).reduce(into: Set<ClockName>()) {
            $0.formUnion($1)
        }
        let holding = ClockRules.initial.rules.filter { $0.validTo == nil }.map(\.name)
        // How long a screening holds is asked when an act rests on it; nothing waits for it.
        #expect(Set(holding).subtracting(atWork) == [.rescreening])
        #expect(atWork.subtracting(ClockRules.initial.rules.map(\.name)).isEmpty)
    }

    @Test func `the nine kinds of evidence are nine`() { #expect(EvidenceKind.allCases.count == 9) }

    @Test func `the ten entitlements are ten`() { #expect(Entitlement.allCases.count == 10) }

    @Test func `the provinces are the thirty-four of July 2025`() {
        #expect(Province.current.count == 34)
    }

    private func alone<State>(_ lifecycle: Lifecycle<State>) -> [String] {
        lifecycle.steps.filter { $0.approval?.ratification != nil }.map { "\($0.from) → \($0.to)" }
    }
}
