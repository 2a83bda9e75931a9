import RPC
import ServiceContracts
import Synchronization
import Testing
import Vocabulary

@testable import Records

/// A writer beside those who ask what a reference finds.
@Suite struct GatheringRaceTests {
    /// The newest version that anybody has seen or been told of.
    private final class SeenYet: Sendable {
        let newest: Atomic<Int>
        let isDone = Atomic(false)

        init(_ version: Int) { newest = Atomic(version) }
    }

    @Test
    func `nobody is told less than an acknowledged write, nor a record in two places or in none`()
        async throws
    {
        try await withOffice { office in
            let (here, there) = (VictimRef.make(), VictimRef.make())
            let tip = try await office.filed(about: [here])
            let seenYet = SeenYet(tip.version)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { seenYet.isDone.store(true, ordering: .relaxed) }
                    for round in 0..<200 {
                        let people = round.isMultiple(of: 2) ? [there] : [here]
                        let version = try await office.rename(tip.id, to: people)
                        seenYet.newest.max(version, ordering: .sequentiallyConsistent)
                    }
                }
                for _ in 0..<6 {
                    group.addTask {
                        while !seenYet.isDone.load(ordering: .relaxed) {
                            // What is at hand never waits, and the writer wants a thread, too.
                            await Task.yield()
                            let least = seenYet.newest.load(ordering: .sequentiallyConsistent)
                            let told = try await versions(of: tip.id, under: [here, there], office)
                            // Odd versions are here, even ones there.
                            #expect(told.count == 1)
                            let version = try #require(told.first?.version)
                            #expect(version >= least)
                            let place = version.isMultiple(of: 2) ? there : here
                            #expect(told.first?.person == place)
                            seenYet.newest.max(version, ordering: .sequentiallyConsistent)
                        }
                    }
                }
                try await group.waitForAll()
            }
            for _ in 0..<2 {
                let told = try await versions(of: tip.id, under: [here, there], office)
                #expect(told.map(\.version) == [tip.version + 200])
            }
        }
    }

    /// Under whom a tip is found, and at which version, in one call.
    private func versions(
        of id: Tip.ID,
        under people: [VictimRef],
        _ office: Office
    ) async throws -> [(person: VictimRef, version: Int)] {
        try await office.keeper.lookUp(.filing(by: .lan)) { desk in
            try people.flatMap { person in
                try desk.gather([Tip.kind], under: .victim(person))
                return try desk.list(Tip.self, facets: [.victim(person)], limit: 200).records
                    .compactMap(\.content).filter { $0.id == id }.map { (person, $0.version) }
            }
        }
    }

    @Test func `clocks at hand are those of the version at hand, while steps are taken`()
        async throws
    {
        try await withOffice { office in
            let person = VictimRef.make()
            let tip = try await office.filed(about: [person])
            let isDone = SeenYet(0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { isDone.isDone.store(true, ordering: .relaxed) }
                    var seen = tip.version
                    for _ in 0..<60 {
                        seen = try await office.keeper.write(.filing(by: .lan)) { desk in
                            try desk.follow(tip.id, as: Tip.self, to: .assigned).version
                        }
                        let undone = try await office.client(.lan).call(
                            VoidStep<Tip>(
                                id: tip.id,
                                seen: seen,
                                version: seen,
                                reason: FreeText("nhầm")
                            )
                        )
                        seen = try #require(undone.record).version
                    }
                }
                for _ in 0..<4 {
                    group.addTask {
                        while !isDone.isDone.load(ordering: .relaxed) {
                            await Task.yield()
                            let context = CallContext.filing(by: .lan)
                            let (state, clocks) = try await office.keeper.lookUp(context) { desk in
                                try desk.gather([Tip.kind], under: .victim(person))
                                let page = try desk.list(
                                    Tip.self,
                                    facets: [.victim(person)],
                                    limit: 200
                                )
                                let filed = try #require(page.records.first?.content)
                                return (filed.state.known, try desk.clocks(of: filed))
                            }
                            // A received tip waits to be assigned; the clock stops with that.
                            #expect(clocks.contains(where: \.isRunning) == (state == .received))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}

extension Office {
    /// Rewrites whom a tip speaks of.
    fileprivate func rename(_ id: Tip.ID, to people: [VictimRef]) async throws -> Int {
        try await keeper.write(.filing(by: .lan)) { desk in
            try desk.follow(id, as: Tip.self) { tip, _ in tip.people = people }.version
        }
    }
}
