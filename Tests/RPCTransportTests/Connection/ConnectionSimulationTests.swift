import Foundation
import Testing

@testable import RPCTransport

/// Both state machines against each other, thousands of times, from a printed seed.
///
/// `HOMEWARD_SEED` repeats a run that failed.
struct ConnectionSimulationTests {
    private static let seed =
        ProcessInfo.processInfo.environment["HOMEWARD_SEED"].flatMap { UInt64($0) }
        ?? .random(in: 0...0xffff_ffff)

    @Test func `between honest peers every call ends once and no connection breaks`() throws {
        var submitted = 0
        for round in 0..<150 as Range<UInt64> {
            var simulation = Simulation(seed: Self.seed &+ round, corruption: 0)
            try simulation.run(steps: 400)
            #expect(simulation.closings.isEmpty, "seed \(Self.seed &+ round)")
            #expect(simulation.faults.isEmpty, "seed \(Self.seed &+ round)")
            submitted += simulation.submitted
        }
        // It is no idle run.
        #expect(submitted > 2_000)
    }

    @Test func `whatever is changed on the way, every call ends once and nothing is kept`() throws {
        var broken = 0
        for round in 0..<300 as Range<UInt64> {
            var simulation = Simulation(seed: Self.seed &+ round, corruption: 60)
            try simulation.run(steps: 300)
            #expect(simulation.faults.isEmpty, "seed \(Self.seed &+ round)")
            broken += simulation.closings.isEmpty ? 0 : 1
        }
        #expect(broken > 50)
    }
}
