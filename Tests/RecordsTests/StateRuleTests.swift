import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// A record keeps the rules of a state from the moment in which it enters it, by whatever way that is.
@Suite struct StateRuleTests {
    private static let recent = FieldViolation(field: "record.heardAt", rule: "recent")
    private static let reason = FreeText("nhầm")
    private static let week = Duration.seconds(7 * 24 * 3_600)

    /// A note that was heard of just now, or of which nobody says when.
    private func note(
        _ state: Note.State = .open,
        isHeard: Bool,
        in office: Office
    ) async throws -> Filed<Note> {
        let heardAt = isHeard ? office.time.now : nil
        return try await office.client(.lan).call(
            FileRecord(Note(text: FreeText("a van"), heardAt: heardAt), state: state)
        )
    }

    private func step(
        _ note: Filed<Note>,
        to state: Note.State,
        alone: Bool? = nil
    ) -> TakeStep<Note> {
        TakeStep(
            id: note.id,
            seen: note.version,
            to: state,
            facts: [.reason: "in danger tonight"],
            alone: alone
        )
    }

    private func taken(
        _ note: Filed<Note>,
        to state: Note.State,
        in office: Office
    ) async throws -> Filed<Note> {
        let outcome = try await office.client(.lan).call(step(note, to: state))
        return try #require(outcome.record)
    }

    /// The note with a step that was proposed by one officer and approved by another.
    private func approved(
        _ note: Filed<Note>,
        to state: Note.State,
        in office: Office
    ) async throws -> Filed<Note> {
        let proposed = try await office.client(.lan).call(step(note, to: state))
        let outcome = try await office.client(.minh).call(
            DecideApproval<Note>(approval: try #require(proposed.awaiting), .approve)
        )
        return try #require(outcome.record)
    }

    /// The note as somebody corrects when it was heard.
    private func correction(of note: Filed<Note>, heardAt: Instant?) -> CorrectRecord<Note> {
        var record = note.record
        record.heardAt = heardAt
        return CorrectRecord(
            id: note.id,
            seen: note.version,
            corrects: note.version,
            record: record,
            reason: Self.reason
        )
    }

    private func void(_ note: Filed<Note>, step version: Int) -> VoidStep<Note> {
        VoidStep(id: note.id, seen: note.version, version: version, reason: Self.reason)
    }

    /// A call is refused by the rule alone, and nothing is stored.
    private func expectRefusal<Request: ServiceRequest>(
        of request: Request,
        by officer: Caller = .lan,
        in office: Office,
        at location: SourceLocation = #_sourceLocation
    ) async throws where Request.Service == Files {
        let before = try await office.everything()
        let error = await serviceError { _ = try await office.client(officer).call(request) }
        #expect(error?.reason == "record.invalidField", sourceLocation: location)
        #expect(error?.violations == [Self.recent], sourceLocation: location)
        let after = try await office.everything()
        #expect(after == before, sourceLocation: location)
    }

    @Test func `a step is refused until the record keeps the rule of the state`() async throws {
        try await withOffice { office in
            let silent = try await note(isHeard: false, in: office)
            try await expectRefusal(of: step(silent, to: .sent), in: office)
            let heard = try await office.client(.lan).call(
                correction(of: silent, heardAt: office.time.now)
            )
            #expect(try await taken(heard, to: .sent, in: office).state.known == .sent)
        }
    }

    @Test(arguments: [nil, true])
    func `neither is such a step proposed, nor taken by one officer alone`(
        alone: Bool?
    ) async throws {
        try await withOffice { office in
            let silent = try await note(.urgent, isHeard: false, in: office)
            try await expectRefusal(of: step(silent, to: .sent, alone: alone), in: office)
            let waiting = try await office.client(.minh).call(ListApprovals<Note>()).approvals
            #expect(waiting.isEmpty)
            let heard = try await note(.urgent, isHeard: true, in: office)
            let outcome = try await office.client(.lan).call(
                step(heard, to: .sent, alone: alone)
            )
            #expect(outcome.record?.state.known == (alone == true ? .sent : nil))
        }
    }

    @Test func `a step that keeps the rule no more when it is approved waits on`() async throws {
        try await withOffice { office in
            let urgent = try await note(.urgent, isHeard: true, in: office)
            let awaiting = try await office.client(.lan).call(step(urgent, to: .sent)).awaiting
            let approval = try #require(awaiting)
            office.time.pass(Self.week)
            try await expectRefusal(
                of: DecideApproval<Note>(approval: approval, .approve),
                by: .minh,
                in: office
            )
            let waiting = try await office.client(.minh).call(ListApprovals<Note>()).approvals
            #expect(waiting.map(\.id) == [approval])
            let seen = try await office.client(.lan).call(FetchRecord<Note>(id: urgent.id))
            #expect(seen.content?.state.known == .urgent)
        }
    }

    @Test func `what a state asks for is not corrected away in it`() async throws {
        try await withOffice { office in
            let open = try await note(isHeard: true, in: office)
            let sent = try await taken(open, to: .sent, in: office)
            try await expectRefusal(of: correction(of: sent, heardAt: nil), in: office)
            var record = sent.record
            record.heardAt = nil
            try await expectRefusal(
                of: UpdateRecord(id: sent.id, seen: sent.version, record: record),
                in: office
            )
        }
    }

    @Test func `a step is not void where the state before it would hold a broken rule`()
        async throws
    {
        try await withOffice { office in
            let open = try await note(isHeard: true, in: office)
            let sent = try await taken(open, to: .sent, in: office)
            let answered = try await taken(sent, to: .answered, in: office)
            let silent = try await office.client(.lan).call(
                correction(of: answered, heardAt: nil)
            )
            try await expectRefusal(of: void(silent, step: answered.version), in: office)
            let heard = try await office.client(.lan).call(
                correction(of: silent, heardAt: office.time.now)
            )
            let undone = try await office.client(.lan).call(void(heard, step: answered.version))
            #expect(undone.record?.state.known == .sent)
        }
    }

    @Test func `nor is that proposed, nor approved once the rule is broken`() async throws {
        try await withOffice { office in
            let open = try await note(isHeard: true, in: office)
            let sent = try await taken(open, to: .sent, in: office)
            let returned = try await approved(sent, to: .returned, in: office)
            let silent = try await office.client(.lan).call(
                correction(of: returned, heardAt: nil)
            )
            try await expectRefusal(of: void(silent, step: returned.version), in: office)
            let heard = try await office.client(.lan).call(
                correction(of: silent, heardAt: office.time.now)
            )
            let proposed = try await office.client(.lan).call(
                void(heard, step: returned.version)
            )
            let approval = try #require(proposed.awaiting)
            office.time.pass(Self.week)
            try await expectRefusal(
                of: DecideApproval<Note>(approval: approval, .approve),
                by: .minh,
                in: office
            )
            let waiting = try await office.client(.minh).call(ListApprovals<Note>()).approvals
            #expect(waiting.map(\.id) == [approval])
        }
    }
}
