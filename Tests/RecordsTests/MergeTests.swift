import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Merging duplicates and taking it back: nothing is lost, and nobody reads more than before.
@Suite struct MergeTests {
    private let reason = FreeText("cùng một tin")

    private func merge(
        _ duplicate: Filed<Tip>,
        into survivor: Filed<Tip>,
        by officer: Caller = .lan,
        in office: Office
    ) async throws -> Merged<Tip> {
        try await office.client(officer).call(
            MergeRecord(
                id: duplicate.id,
                seen: duplicate.version,
                into: survivor.id,
                seenInto: survivor.version,
                reason: reason
            )
        )
    }

    private func found(_ topic: Topic, in office: Office) async throws -> Set<Tip.ID> {
        let page = try await office.client(.lan).call(
            ListRecords<Tip>(facets: [Facet("topic", Word(topic))])
        )
        return Set(page.records.compactMap(\.id))
    }

    @Test func `what points at a duplicate leads to the record that stands for both`() async throws
    {
        try await withOffice { office in
            let survivor = try await office.filed(.about("a van", .recruitment))
            let duplicate = try await office.filed(.about("the van", .transport))
            let pair = try await merge(duplicate, into: survivor, in: office)
            #expect(pair.survivor.version == 2 && pair.duplicate.version == 2)
            let client = office.client(.lan)
            let led = try await client.call(FetchRecord<Tip>(id: duplicate.id))
            #expect(led.content?.id == survivor.id)
            #expect(led.content?.record == survivor.record)
            #expect(try await found(.transport, in: office) == [survivor.id])
            #expect(try await found(.recruitment, in: office) == [survivor.id])
            #expect(try await client.call(CountRecords<Tip>()).total == 1)
            let stepped = try await client.call(
                TakeStep<Tip>(id: duplicate.id, seen: pair.survivor.version, to: .assigned)
            )
            #expect(stepped.record?.id == survivor.id)
        }
    }

    @Test func `the duplicate keeps its content and its history, and says what became of it`()
        async throws
    {
        try await withOffice { office in
            let survivor = try await office.filed(.about("a van"))
            let duplicate = try await office.filed(.about("the van"))
            _ = try await merge(duplicate, into: survivor, in: office)
            let client = office.client(.lan)
            let own = try await client.call(FetchRecord<Tip>(id: duplicate.id, version: 1))
            #expect(own.content?.record == duplicate.record)
            #expect(own.mergedInto == survivor.id)
            let history = try await client.call(RecordHistory<Tip>(id: duplicate.id)).versions
            #expect(history.map(\.what) == [Word(.filed), Word(.merged)])
            #expect(history.last?.reason == reason)
            #expect(history.last?.facts[.link] == survivor.id.loggable)
            let other = try await client.call(RecordHistory<Tip>(id: survivor.id)).versions
            #expect(other.map(\.what) == [Word(.filed), Word(.absorbed)])
        }
    }

    @Test func `taken back, both stand as they were, with what happened since`() async throws {
        try await withOffice { office in
            let survivor = try await office.filed(.about("a van", .recruitment))
            let duplicate = try await office.filed(.about("the van", .transport))
            let pair = try await merge(duplicate, into: survivor, in: office)
            let client = office.client(.lan)
            let taken = try await client.call(
                UnmergeRecord<Tip>(id: duplicate.id, seen: pair.duplicate.version, reason: reason)
            )
            #expect(taken.survivor.record == survivor.record)
            #expect(taken.duplicate.record == duplicate.record)
            #expect(try await found(.transport, in: office) == [duplicate.id])
            #expect(try await found(.recruitment, in: office) == [survivor.id])
            #expect(try await client.call(CountRecords<Tip>()).total == 2)
            let own = try await client.call(FetchRecord<Tip>(id: duplicate.id))
            #expect(own.content?.id == duplicate.id)
            let again = try await merge(taken.duplicate, into: taken.survivor, in: office)
            #expect(again.duplicate.version == 4)
        }
    }

    @Test func `a facet of the duplicate outlives a change of the survivor`() async throws {
        try await withOffice { office in
            let survivor = try await office.filed(.about("a van", .recruitment))
            let duplicate = try await office.filed(.about("the van", .recruitment))
            let pair = try await merge(duplicate, into: survivor, in: office)
            var tip = pair.survivor.record
            tip.topic = Word(.transport)
            _ = try await office.client(.lan).call(
                CorrectRecord(id: survivor.id, seen: 2, corrects: 1, record: tip, reason: reason)
            )
            #expect(try await found(.recruitment, in: office) == [survivor.id])
            #expect(try await found(.transport, in: office) == [survivor.id])
            _ = try await office.client(.lan).call(
                UnmergeRecord<Tip>(id: duplicate.id, seen: 2, reason: reason)
            )
            #expect(try await found(.recruitment, in: office) == [duplicate.id])
            #expect(try await found(.transport, in: office) == [survivor.id])
        }
    }

    @Test func `a deadline that ran for the duplicate runs for the survivor`() async throws {
        try await withOffice { office in
            let duplicate = try await office.filed()
            office.time.pass(.seconds(3_600))
            let survivor = try await office.assigned()
            let client = office.client(.lan)
            let before = try await client.call(RecordClocks<Tip>(id: duplicate.id)).clocks
            let pair = try await merge(duplicate, into: survivor, in: office)
            let clocks = try await client.call(RecordClocks<Tip>(id: survivor.id)).clocks
            let triage = clocks.filter { $0.name == .triage && $0.isRunning }
            #expect(triage.map(\.startedAt) == before.map(\.startedAt))
            let confirmed = try await office.take(
                .confirmed,
                of: pair.survivor,
                facts: [.finding: "có căn cứ"]
            )
            #expect(confirmed.version == pair.survivor.version + 1)
            let taken = try await client.call(
                UnmergeRecord<Tip>(id: duplicate.id, seen: 2, reason: reason)
            )
            let own = try await client.call(RecordClocks<Tip>(id: taken.duplicate.id)).clocks
            #expect(own.filter(\.isRunning).map(\.startedAt) == before.map(\.startedAt))
            let rest = try await client.call(RecordClocks<Tip>(id: survivor.id)).clocks
            #expect(!rest.contains { $0.name == .triage && $0.isRunning })
        }
    }

    @Test func `who reads the duplicate alone goes on reading it, and learns nothing more`()
        async throws
    {
        try await withOffice { office in
            let survivor = try await office.filed(.about("a van"))
            let duplicate = try await office.filed(.about("the van"))
            let lent = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.assign(duplicate.id, as: Tip.self, seen: 1, to: ["VN/GOV/MOD/BG/QNI"])
            }
            _ = try await merge(lent, into: survivor, in: office)
            let guardsman = office.client(.guardsman)
            let sight = try await guardsman.call(FetchRecord<Tip>(id: duplicate.id))
            #expect(sight.content?.id == duplicate.id)
            #expect(sight.mergedInto == nil)
            let survivors = await refusal {
                _ = try await guardsman.call(FetchRecord<Tip>(id: survivor.id))
            }
            #expect(survivors == "record.notFound")
        }
    }

    @Test func `what cannot be merged is refused, and nothing is kept of it`() async throws {
        try await withOffice { office in
            let survivor = try await office.filed(.about("a van"))
            let duplicate = try await office.filed(.about("the van"))
            let third = try await office.filed(.about("that van"))
            let note = try await office.client(.lan).call(
                FileRecord(Note(text: FreeText("a van")))
            )
            let pair = try await merge(duplicate, into: survivor, in: office)
            let before = try await office.rows("record_versions")
            var stale = third
            stale.filing.version = 9
            let refused: [String?] = [
                await refusal { _ = try await merge(third, into: third, in: office) },
                await refusal { _ = try await merge(third, into: survivor, in: office) },
                await refusal { _ = try await merge(stale, into: pair.survivor, in: office) },
                await refusal { _ = try await merge(pair.survivor, into: third, in: office) },
                await refusal { _ = try await merge(pair.duplicate, into: third, in: office) },
                await refusal { _ = try await merge(third, into: pair.duplicate, in: office) },
                await refusal {
                    _ = try await merge(third, into: pair.survivor, by: .stranger, in: office)
                },
                await refusal {
                    _ = try await office.client(.lan).call(
                        UnmergeRecord<Tip>(id: third.id, seen: 1, reason: reason)
                    )
                },
            ]
            #expect(
                refused == [
                    "record.notMergeable", "record.conflict", "record.conflict",
                    "record.notMergeable", "record.merged", "record.merged", "record.notFound",
                    "record.notMerged",
                ]
            )
            #expect(!Note.isMergeable)
            #expect(!Files.methods.contains { $0 == MergeRecord<Note>.self })
            #expect(note.version == 1)
            #expect(try await office.rows("record_versions") == before)
        }
    }

    @Test func `erasing a person erases every registration that was merged with theirs`()
        async throws
    {
        try await withOffice { office in
            func registered(_ name: String) async throws -> Filed<Person> {
                try await office.client(.health).call(
                    FilePerson(
                        person: Person(name: PersonName(name), village: Address("thôn 1")),
                        owner: "VN/GOV/MOH/PROV/QNI"
                    )
                ).person
            }
            let one = try await registered("Nguyễn Thị Thử")
            let two = try await registered("Nguyễn Thị Thử Hai")
            _ = try await office.client(.health).call(
                MergeRecord<Person>(id: two.id, seen: 1, into: one.id, seenInto: 1, reason: reason)
            )
            let erased = try await office.client(.health).call(ErasePerson(person: one.id))
            #expect(erased.records == 2)
            #expect(try await office.rows("names") == 0)
            let purpose = StatedPurpose("review", reference: Identifier.random().text)
            for id in [one.id, two.id] {
                let gone = await refusal {
                    _ = try await office.client(.health)
                        .call(FetchRecord<Person>(id: id), purpose: purpose)
                }
                #expect(gone == "record.notFound")
            }
        }
    }
}
