import NIOEmbedded
import RPC
import TestSupport
import Testing

@testable import RPCTransport

/// Work that waits for a thread.
struct CallEndingTests {
    private func sink() throws -> StreamSink {
        let loop = EmbeddedEventLoop()
        let ministry = try TestMinistry()
        let shared = ServerShared(
            ServerConfiguration(
                service: "test",
                build: "test",
                credentials: try ministry.serviceCredentials()
            ),
            loops: .shared,
            handler: TestService(),
            authorize: { _ in nil },
            observer: { _ in }
        )
        let handle = ServerConnectionHandle(ServerConnectionHandler(shared), loop: loop)
        return StreamSink(connection: handle, call: 1)
    }

    @Test func `what waited past its deadline is dropped unseen`() async throws {
        let journal = Journal()
        let late = await CallEnding.of(
            {
                journal.note("decoded")
                return .work(.blocking) {
                    journal.note("ran")
                    return .response([])
                }
            },
            into: try sink(),
            deadline: .after(.zero)
        )
        guard case .reply(.error(let error)) = late else {
            Issue.record("It was answered.")
            return
        }
        #expect(error.code == .deadlineExceeded)
        #expect(error.outcome == .notStarted)
        #expect(journal.entries.isEmpty)
    }

    @Test func `what is in time runs`() async throws {
        let ending = await CallEnding.of(
            { .work(.blocking) { .response([7]) } },
            into: try sink(),
            deadline: .after(.seconds(60))
        )
        guard case .reply(.response([7])) = ending else {
            Issue.record("It was not answered.")
            return
        }
    }
}
