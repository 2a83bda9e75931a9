import RPC
import ServiceContracts
import Testing
import Vocabulary

/// The tables of every kind that the services serve, as tables.
struct LifecycleTableTests {
    @Test(arguments: LifecycleTable.all)
    func `every state is reachable and comes to rest, and nobody takes away alone`(
        table: LifecycleTable
    ) {
        #expect(table.problems == [])
    }

    @Test func `every kind that the contracts declare is one of these tables`() throws {
        let declared = try Page.contracts().flatMap { source in
            source.matches(of: /static let kind: RecordKind = "([a-zA-Z.]+)"/).map {
                String($0.1)
            }
        }
        #expect(declared.count > 40, "the contracts were not read")
        #expect(declared.sorted() == LifecycleTable.all.map(\.kind).sorted())
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

    @Test func `one officer may act alone only where waiting would endanger somebody`() {
        let alone = LifecycleTable.all.flatMap { table in
            table.rows.filter(\.mayBeAlone).map { "\(table.kind): \($0.from) → \($0.to)" }
        }
        #expect(
            Set(alone) == [
                // Whoever stands at the gate is taken in and sheltered, whatever the hour.
                "victims.reception: announced → received",
                "victims.facility: proposed → temporary", "victims.stay: requested → overflow",
                // A letter that asks for a rescue leaves, people who are announced are accepted.
                "liaison.correspondence: draft → approved",
                "liaison.handover: identityChecking → accepted",
            ]
        )
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

    @Test func `every clock of the book is started or stopped by some table, held or ended`() {
        let atWork = LifecycleTable.all.reduce(into: Set<ClockName>()) { $0.formUnion($1.clocks) }
        let book = Set(ClockRules.initial.rules.map(\.name))
        // How long a screening holds is asked when an act rests on it; nothing waits for it.
        #expect(book.subtracting(atWork) == [.rescreening])
        #expect(atWork.subtracting(book).isEmpty)
    }

    @Test func `the nine kinds of evidence are nine`() { #expect(EvidenceKind.allCases.count == 9) }

    @Test func `the ten entitlements are ten`() { #expect(Entitlement.allCases.count == 10) }

    @Test func `the provinces are the thirty-four of July 2025`() {
        #expect(Province.current.count == 34)
    }
}
