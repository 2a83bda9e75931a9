import Foundation
import Testing

/// Gives a suite a world, with the demonstration or without, made before its first test, removed after
/// its last.
struct DemonstrationWorld: SuiteTrait, TestScoping {
    /// Further options of `homeward up`.
    var options: [String] = []
    /// Further lines in the configuration of services.
    var lines: [String: String] = [:]

    @concurrent func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "homeward-e2e-\(UUID().uuidString)", directoryHint: .isDirectory)
        let household = try await Household.start(
            home: home,
            options: ["--restart-after", "1"] + options,
            adding: lines
        )
        do {
            try await Household.$current.withValue(household) { try await function() }
        } catch {
            await household.remove()
            throw error
        }
        await household.remove()
    }
}

extension Trait where Self == DemonstrationWorld {
    /// A world with the demonstration.
    static var demonstrationWorld: DemonstrationWorld { DemonstrationWorld() }
    /// A world in which nothing has happened yet.
    static var emptyWorld: DemonstrationWorld { DemonstrationWorld(options: ["--no-demo"]) }
}
