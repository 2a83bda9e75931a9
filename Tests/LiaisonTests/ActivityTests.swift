import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// What bodies do together, each kind of it: filed, found and counted by its kind and its language.
@Suite struct ActivityTests {
    /// What a kind needs, and what it is held in.
    private struct Expected: Sendable {
        let kind: ActivityKind
        let languages: [SpokenLanguage]
        let needs: String?

        init(_ kind: ActivityKind, _ languages: SpokenLanguage..., needs: String? = nil) {
            self.kind = kind
            self.languages = languages
            self.needs = needs
        }
    }

    private static let expected = [
        Expected(.forum, .english, needs: "countries"),
        Expected(.delegationOut, .english, .vietnamese, needs: "countries"),
        Expected(.delegationIn, .lao, .vietnamese, needs: "countries"),
        Expected(.modelVisit, .siamese, needs: "countries"), Expected(.training, .vietnamese),
        Expected(.seminar, .vietnamese, .english), Expected(.awareness, .hmong, .vietnamese),
        Expected(.twinning, .lao, needs: "countries"),
        Expected(.preventionModel, .khmer, needs: "provinces"), Expected(.other),
    ]

    /// An activity of a kind without anything that only some kinds need.
    private static func bare(_ kind: ActivityKind, on day: CalendarDate) -> Activity {
        Activity(kind, title: "Hoạt động phòng, chống mua bán người", from: day, until: day)
    }

    /// The same with all of it.
    private static func whole(_ expected: Expected, on day: CalendarDate) -> Activity {
        var activity = bare(expected.kind, on: day)
        activity.countries = [Word(.laos)]
        activity.provinces = [Word(.ngheAn)]
        activity.audience = [Word(.borderCommunities)]
        activity.languages = expected.languages.map { Word($0) }
        activity.attendees = Figure(10)
        return activity
    }

    @Test func `each kind is filed, listed by itself and by its language, and counted once`()
        async throws
    {
        #expect(Set(Self.expected.map(\.kind)) == Set(ActivityKind.allCases))
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.consular)
            var filed: [(expected: Expected, id: ActivityID)] = []
            for expected in Self.expected {
                let activity = Self.whole(expected, on: scene.today)
                filed.append(
                    (expected, try await client.call(FileRecord(activity, state: .held)).id)
                )
            }
            for (expected, id) in filed {
                let listed = try await client.call(
                    ListRecords<Activity>(facets: [
                        Facet("activityKind", Word(expected.kind))
                    ])
                )
                #expect(listed.records.compactMap(\.content?.id) == [id], "\(expected.kind)")
                let record = listed.records.first?.content?.record
                #expect(record?.languages == expected.languages.map { Word($0) })
            }
            for language in SpokenLanguage.allCases {
                let held = filed.filter { $0.expected.languages.contains(language) }
                let listed = try await client.call(
                    ListRecords<Activity>(facets: [Facet("language", Word(language))])
                )
                #expect(
                    Set(listed.records.compactMap(\.content?.id)) == Set(held.map(\.id)),
                    "\(language)"
                )
            }
        }
    }

    @Test func `activities and whoever came are counted by kind and by language`() async throws {
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.consular)
            for expected in Self.expected {
                for _ in 0..<(expected.kind == .training ? 3 : 1) {
                    let activity = Self.whole(expected, on: scene.today)
                    _ = try await client.call(FileRecord(activity, state: .held))
                }
            }
            let kinds = try await client.call(
                CountRecords<Activity>(by: "activityKind", sums: ["attendees"])
            )
            #expect(kinds.total == Self.expected.count + 2)
            for kind in ActivityKind.allCases {
                let entry = kinds.counts.first { $0.value == kind.rawValue }
                #expect(entry?.count == (kind == .training ? 3 : 1), "\(kind)")
            }
            let sum = try #require(kinds.sums?.first)
            #expect(sum.total == 120 && sum.unsplit == 0)
            #expect(sum.parts.first { $0.value == "training" }?.sum == 30)
            let languages = try await client.call(CountRecords<Activity>(by: "language"))
            let vietnamese = languages.counts.first { $0.value == "vie" }
            // Delegations both ways, seminar, awareness, and three trainings.
            #expect(vietnamese?.count == 4 + 3)
            #expect(languages.counts.first { $0.value == "hmn" }?.count == 1)
        }
    }

    @Test func `a kind that is nothing without a partner or a place is refused without one`()
        async throws
    {
        try await LiaisonScene.run { scene in
            for expected in Self.expected {
                let activity = Self.bare(expected.kind, on: scene.today)
                guard let needs = expected.needs else {
                    _ = try await scene.client(Officers.consular).call(FileRecord(activity))
                    continue
                }
                let refused = try await scene.refused(
                    FileRecord(activity),
                    as: Officers.consular
                )
                #expect(
                    refused.error?.violations
                        == [.init(field: "record.activityKind", rule: "needs.\(needs)")],
                    "\(expected.kind)"
                )
                #expect(refused.changed == [])
            }
        }
    }

    @Test(arguments: [ActivityKind.forum, .delegationIn, .modelVisit])
    func `an organisation is a partner as well as a state is`(kind: ActivityKind) async throws {
        try await LiaisonScene.run { scene in
            var activity = Self.bare(kind, on: scene.today)
            activity.organisations = ["Tổ chức Di cư Quốc tế"]
            let filed = try await scene.client(Officers.consular).call(FileRecord(activity))
            // Nor does an update take away what its kind needs.
            activity.organisations = []
            let refused = try await scene.refused(
                UpdateRecord(id: filed.id, seen: filed.version, record: activity),
                as: Officers.consular
            )
            #expect(
                refused.error?.violations
                    == [.init(field: "record.activityKind", rule: "needs.countries")]
            )
            #expect(refused.changed == [])
        }
    }
}
