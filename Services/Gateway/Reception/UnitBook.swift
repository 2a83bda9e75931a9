import RPC
import ServiceContracts
import Synchronization
import Vocabulary

/// Who took over from whom, as the services know it: the gateway keeps no records and moves none, but
/// work that a unit began is its successor's.
final class UnitBook: Sendable {
    /// How long the services may take to tell; whoever asks waits so long at most.
    private static let patience: Duration = .seconds(2)

    private let services: Services
    private let known = Mutex(Successions())

    /// A book over clients that call as the gateway itself.
    init(asking services: Services) { self.services = services }

    /// Whether a unit is today what another one was, or stands above what became of it.
    ///
    /// Asks the services, since an administrator may have said so a moment ago; one that does not answer is
    /// believed to know what it last told. Of units that nobody took over from it is never so: a unit
    /// above another one has no part in its work.
    func succeeds(_ unit: String, _ former: String) async -> Bool {
        guard let unit = OrgID(unit), let former = OrgID(former) else { return false }
        await learn()
        let known = known.withLock(\.self)
        let (today, mine) = (known.current(former), known.current(unit))
        return today == mine || (today != former && mine.contains(today))
    }

    private func learn() async {
        async let first = told(by: services.cases)
        async let second = told(by: services.victims)
        async let third = told(by: services.liaison)
        let told = await first + second + third
        known.withLock { known in
            var all = known.all
            for one in told where !all.contains(one) { all.append(one) }
            known = Successions(all)
        }
    }

    private func told<Service: ServiceContract>(
        by client: ServiceClient<Service>
    ) async -> [Succession] {
        do throws(ServiceError) {
            return try await client.call(ListSuccessions<Service>(), within: Self.patience)
                .successions.map(\.succession)
        } catch {
            return []
        }
    }
}
