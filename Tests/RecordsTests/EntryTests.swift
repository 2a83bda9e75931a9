import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Filing and bringing up to date what needs no method of its own.
@Suite struct EntryTests {
    private func file(
        _ note: Note,
        by officer: Caller = .lan,
        in office: Office
    ) async throws -> Filed<Note> {
        try await office.client(officer).call(FileRecord(note))
    }

    @Test func `a plain record belongs to the unit of whoever files it, and its partners read it`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.filed()
            let note = Note(text: FreeText("a van"), tips: [tip.id], reader: "VN/GOV/MOD/BG/QNI")
            let filed = try await file(note, in: office)
            #expect(filed.owner == Caller.province)
            #expect(filed.filing.assigned == ["VN/GOV/MOD/BG/QNI"])
            #expect(filed.state == Word(.open))
            let seen = try await office.client(.guardsman).call(FetchRecord<Note>(id: filed.id))
            #expect(seen.content?.record == note)
            let urgent = try await office.client(.lan).call(FileRecord(note, state: .urgent))
            #expect(urgent.state == Word(.urgent))
        }
    }

    @Test func `every broken rule is told at once, and nothing is kept`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let later = office.time.now.advanced(by: .seconds(3_600))
            let note = Note(
                text: FreeText(""),
                tips: [tip.id, tip.id, tip.id],
                heardAt: later
            )
            let before = try await office.rows("record_versions")
            let error = await serviceError { _ = try await file(note, in: office) }
            #expect(error?.code == .invalidArgument)
            #expect(
                error?.violations == [
                    FieldViolation(field: "record.text", rule: "length.1-20"),
                    FieldViolation(field: "record.tips", rule: "count.0-2"),
                    FieldViolation(field: "record.tips", rule: "repeated"),
                    FieldViolation(field: "record.heardAt", rule: "past"),
                ]
            )
            let own = Note(text: FreeText("a van"), number: 7)
            let absent = await serviceError { _ = try await file(own, in: office) }
            #expect(
                absent?.violations == [FieldViolation(field: "record.number", rule: "absent")]
            )
            #expect(try await office.rows("record_versions") == before)
            #expect(try await office.rows("records") == 1)
        }
    }

    @Test func `nobody points at what they may not see, whether it is there or not`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let before = try await office.rows("records")
            let there = await serviceError {
                _ = try await file(
                    Note(text: FreeText("a van"), tips: [tip.id]),
                    by: .stranger,
                    in: office
                )
            }
            let absent = await serviceError {
                _ = try await file(
                    Note(text: FreeText("a van"), tips: [.make()]),
                    by: .stranger,
                    in: office
                )
            }
            #expect(there?.reason == "record.notFound")
            #expect(there.map { ErrorFrame($0) } == absent.map { ErrorFrame($0) })
            #expect(try await office.rows("records") == before)
        }
    }

    @Test func `only who may file does, and only in a first state`() async throws {
        try await withOffice { office in
            let note = Note(text: FreeText("a van"))
            let before = try await office.rows("records")
            let closed = await refusal {
                _ = try await office.client(.lan).call(FileRecord(note, state: .closed))
            }
            #expect(closed == "lifecycle.notInitial")
            let other = await serviceError { _ = try await file(note, by: .health, in: office) }
            #expect(other?.code == .permissionDenied)
            #expect(try await office.rows("records") == before)
        }
    }

    @Test func `an update is a new version of the fields that the state opens`() async throws {
        try await withOffice { office in
            let filed = try await file(Note(text: FreeText("a van")), in: office)
            var note = filed.record
            note.text = FreeText("two vans")
            note.reader = "VN/GOV/MOD/BG/QNI"
            let updated = try await office.client(.minh).call(
                UpdateRecord(id: filed.id, seen: 1, record: note)
            )
            #expect(updated.version == 2)
            #expect(updated.filing.assigned == ["VN/GOV/MOD/BG/QNI"])
            let versions = try await office.client(.lan)
                .call(RecordHistory<Note>(id: filed.id)).versions
            #expect(versions.map(\.what) == [Word(.filed), Word(.changed)])
            note.number = 9
            let own = await serviceError {
                _ = try await office.client(.lan)
                    .call(UpdateRecord(id: filed.id, seen: 2, record: note))
            }
            #expect(own?.reason == "record.fieldNotUpdatable")
            #expect(
                own?.violations == [FieldViolation(field: "record.number", rule: "updatable")]
            )
            note.number = nil
            note.text = FreeText("")
            let broken = await serviceError {
                _ = try await office.client(.lan)
                    .call(UpdateRecord(id: filed.id, seen: 2, record: note))
            }
            #expect(broken?.code == .invalidArgument)
            #expect(try await office.rows("record_versions") == 2)
        }
    }

    @Test func `whom an update names as a partner no more reads nothing of it any more`()
        async throws
    {
        try await withOffice { office in
            let reader: OrgID = "VN/GOV/MOD/BG/QNI"
            let filed = try await file(Note(text: FreeText("a van"), reader: reader), in: office)
            let guards = office.client(.guardsman)
            #expect(try await guards.call(RecordHistory<Note>(id: filed.id)).versions.count == 1)
            var note = filed.record
            note.reader = nil
            note.text = FreeText("two vans")
            let updated = try await office.client(.lan)
                .call(UpdateRecord(id: filed.id, seen: 1, record: note))
            #expect(updated.filing.assigned == [])
            let asked = [
                await refusal { _ = try await guards.call(FetchRecord<Note>(id: filed.id)) },
                await refusal {
                    _ = try await guards.call(FetchRecord<Note>(id: filed.id, version: 1))
                },
                await refusal { _ = try await guards.call(RecordHistory<Note>(id: filed.id)) },
            ]
            #expect(asked == ["record.notFound", "record.notFound", "record.notFound"])
            #expect(try await guards.call(ListRecords<Note>()).records.isEmpty)
            #expect(try await guards.call(CountRecords<Note>()).total == 0)
            // Let in again, it reads what was said meanwhile, too.
            note.reader = reader
            _ = try await office.client(.lan)
                .call(UpdateRecord(id: filed.id, seen: 2, record: note))
            let again = try await guards.call(FetchRecord<Note>(id: filed.id))
            #expect(again.content?.record == note)
        }
    }

    @Test func `an update that is refused, and one of other fields, release nobody`() async throws {
        try await withOffice { office in
            let reader: OrgID = "VN/GOV/MOD/BG/QNI"
            let filed = try await file(Note(text: FreeText("a van"), reader: reader), in: office)
            var note = filed.record
            note.text = FreeText("two vans")
            let updated = try await office.client(.lan)
                .call(UpdateRecord(id: filed.id, seen: 1, record: note))
            #expect(updated.filing.assigned == [reader])
            note.reader = nil
            let before = try await office.rows("record_versions")
            let stale = await refusal {
                _ = try await office.client(.lan)
                    .call(UpdateRecord(id: filed.id, seen: 1, record: note))
            }
            #expect(stale == "record.conflict")
            #expect(try await office.rows("record_versions") == before)
            let read = try await office.client(.guardsman).call(FetchRecord<Note>(id: filed.id))
            #expect(read.content?.filing.assigned == [reader])
        }
    }

    @Test func `of two officers who change one record the second hears what changed`() async throws
    {
        try await withOffice { office in
            let filed = try await file(Note(text: FreeText("a van")), in: office)
            var note = filed.record
            note.text = FreeText("two vans")
            _ = try await office.client(.lan)
                .call(UpdateRecord(id: filed.id, seen: 1, record: note))
            note.text = FreeText("no van")
            let error = await serviceError {
                _ = try await office.client(.minh)
                    .call(UpdateRecord(id: filed.id, seen: 1, record: note))
            }
            #expect(error?.reason == "record.conflict")
            #expect(
                error?.violations == [
                    FieldViolation(field: "version", rule: "current.2"),
                    FieldViolation(field: "text", rule: "changed"),
                ]
            )
            #expect(try await office.rows("record_versions") == 2)
        }
    }

    @Test func `a link that stood already is no news to whoever updates the rest`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let filed = try await file(
                Note(text: FreeText("a van"), tips: [tip.id]),
                in: office
            )
            var note = filed.record
            note.text = FreeText("a red van")
            let updated = try await office.client(.lan)
                .call(UpdateRecord(id: filed.id, seen: 1, record: note))
            #expect(updated.record.tips == [tip.id])
            note.tips = [.make()]
            let unknown = await refusal {
                _ = try await office.client(.lan)
                    .call(UpdateRecord(id: filed.id, seen: 2, record: note))
            }
            #expect(unknown == "record.notFound")
        }
    }
}
