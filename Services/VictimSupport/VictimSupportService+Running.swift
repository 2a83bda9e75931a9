import ServiceKit
import WireCodec

/// What the service does beside the calls.
extension VictimSupportService {
    /// How long a refilling of the index that failed waits before it goes on.
    private static let refillPause: Duration = .seconds(60)

    /// Passes on the calls to the hotline, tells Cases of decisions about suspects, and refills the index of
    /// a store of an earlier version.
    public func run() async throws {
        await withTaskGroup { group in
            group.addTask {
                await Task.repeating(every: Self.relayInterval) { await relayWaitingCalls() }
            }
            group.addTask {
                await Task.repeating(every: Self.tellingInterval) {
                    await takeUpEarlierQuestions()
                    await askEarlierGuardians()
                    await tellDueScreenings()
                }
            }
            group.addTask { await refillIndex() }
        }
    }

    /// Enters whoever is due until nobody is; a search says meanwhile that it may have missed somebody.
    private func refillIndex() async {
        while !Task.isCancelled {
            do {
                return try await index.enterDue(keeper)
            } catch {
                guard !Task.isCancelled else { return }
                log.warning("not everybody is in the search index yet")
            }
            do { try await Task.sleep(for: Self.refillPause) } catch { return }
        }
    }
}
