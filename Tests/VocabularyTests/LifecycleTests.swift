import Testing
import Vocabulary

/// Tables of steps, and what makes one sound.
@Suite struct LifecycleTests {
    enum State: String, ClosedList {
        case open, halfway, closed

        var label: Label { Label(vi: rawValue, en: rawValue) }
    }

    private typealias Table = Lifecycle<State>

    private static let sound = Lifecycle<State>(from: .open) {
        Step(.open, to: .halfway, by: .police, within: .triage, starts: [.reply])
        Step(
            .halfway,
            to: .closed,
            by: .police,
            needs: [.reason],
            approval: .superior,
            stops: [.reply]
        )
    }

    @Test func `a sound table has no problems, and rests where no step leads on`() {
        #expect(Self.sound.problems == [])
        #expect(Self.sound.terminal == [.closed])
        #expect(Self.sound.clocks == [.triage, .reply])
        #expect(Self.sound.step(from: .open, to: .closed) == nil)
        #expect(Self.sound.steps(from: .halfway).map(\.to) == [.closed])
    }

    @Test func `a state that nobody reaches, or nobody leaves for good, is named`() {
        let unreached = Table(from: .open) {
            Step(.open, to: .closed, by: .police)
            Step(.halfway, to: .closed, by: .police)
        }
        #expect(unreached.problems == ["halfway cannot be reached"])
        let circle = Table(from: .open) {
            Step(.open, to: .halfway, by: .police)
            Step(.halfway, to: .open, by: .police)
            Step(.open, to: .closed, by: .police)
            Step(.closed, to: .halfway, by: .police)
        }
        #expect(
            circle.problems == [
                "no state is terminal", "open reaches no terminal state",
                "halfway reaches no terminal state", "closed reaches no terminal state",
            ]
        )
    }

    @Test func `a step that stands twice, or that nobody may take, is named`() {
        let table = Table(from: .open) {
            Step(.open, to: .halfway, by: .police)
            Step(.open, to: .halfway, by: .commune)
            Step(.halfway, to: .closed, by: [])
        }
        #expect(
            table.problems == [
                "open → halfway stands twice", "halfway → closed can be taken by nobody",
                "halfway → closed can be approved by nobody",
            ]
        )
    }

    @Test(arguments: ["notVictim", "revoked", "notOpened", "closed", "erased"])
    func `what takes something away is never done alone`(state: String) {
        #expect(Lifecycle<State>.neverAlone.contains(state))
        let alone = Table(from: .open) {
            Step(.open, to: .halfway, by: .police)
            Step(
                .halfway,
                to: .closed,
                by: .police,
                approval: .superior.actThenRatify(within: .ratification)
            )
        }
        #expect(alone.problems == ["halfway → closed may not be taken alone"])
    }

    @Test func `a second officer sits where the table wants them`() {
        let owner: OrgID = "VN/GOV/MPS/PROV/QNI"
        let seats: [(Approval.Seat, OrgID, Bool)] = [
            (.ownersUnit, owner, true), (.ownersUnit, "VN/GOV/MPS/PROV", false),
            (.ownersUnitOrAbove, "VN/GOV/MPS/PROV", true),
            (.ownersUnitOrAbove, "VN/GOV/MPS/PROV/QNI/MONGCAI", false),
            (.ownersUnitOrAbove, "VN/GOV/MPS/PROV/QNIX", false),
            (.ownersMinistry, "VN/GOV/MPS/C02", true), (.ownersMinistry, "VN/GOV/MOD/BG", false),
            (.within("VN/GOV/SPP"), "VN/GOV/SPP/QNI", true), (.within("VN/GOV/SPP"), owner, false),
            (.recipient, owner, false), (.anywhere, "VN/GOV/MOH", true),
        ]
        for (seat, unit, expected) in seats {
            #expect(Approval(seat: seat).seats(unit, owner: owner) == expected, "\(seat) \(unit)")
        }
        #expect(
            Approval(seat: .recipient).seats(
                "VN/GOV/MOD/BG/QNI",
                owner: owner,
                recipient: "VN/GOV/MOD/BG/QNI"
            )
        )
    }

    @Test func `an offer says what the step needs`() {
        let offered = OfferedStep(Self.sound.steps[1])
        #expect(offered.needs == [Word(.reason)])
        #expect(offered.needsApproval && !offered.mayActAlone)
    }
}

/// What steps are told.
@Suite struct StepFactsTests {
    @Test func `facts that are missing, repeated, unknown or of another form are named by rule`() {
        var facts = StepFacts([
            .init(.decisionDate, "2026-02-30"), .init(.documentNumber, "15/QĐ"),
            .init(.documentNumber, "16/QĐ"), .init(.recipient, "not a path"), .init(.digest, "ab"),
            .init(.link, "x"), .init(.gate, "two words"),
        ])
        facts.entries[6].fact = .unrecognized("newer")
        #expect(
            facts.problems(needing: [.reason, .documentNumber]) == [
                .init(field: "decisionDate", rule: "form.date"),
                .init(field: "documentNumber", rule: "repeated"),
                .init(field: "recipient", rule: "form.organisation"),
                .init(field: "digest", rule: "form.digest"),
                .init(field: "link", rule: "form.reference"),
                .init(field: "facts[6]", rule: "vocabulary.unrecognized"),
                .init(field: "reason", rule: "missing"),
            ]
        )
    }

    @Test(arguments: [
        (Fact.reason, ""), (.reason, String(repeating: "x", count: 4_001)), (.offence, "a b"),
        (.offence, String(repeating: "a", count: 65)), (.gate, "é"),
        (.digest, String(repeating: "g", count: 64)), (.digest, String(repeating: "٠", count: 64)),
        (.scheduledDate, "30/07/2026"), (.issuer, "VN"),
    ]) func `a value of another form is not admitted`(fact: Fact, value: String) {
        #expect(!fact.form.admits(value))
    }

    @Test func `values are never described`() {
        let facts: StepFacts = [.reason: "Nguyễn Thị Hoà"]
        #expect(!"\(facts)".contains("Hoà"))
        #expect(!String(reflecting: facts).contains("Hoà"))
    }
}
