import RPC
import Testing
import WireCodec

/// What a handler throws and what the caller is answered.
struct ErrorMappingTests {
    /// An error of a layer below, whose text must not get out.
    struct Secret: Error {
        let name = "Nguyễn Thị Hoà"
    }

    /// An error whose text may be logged.
    struct Fault: Error, Loggable {
        var loggable: String { "disk 3 is gone" }
    }

    static func error(
        of desk: LibraryDesk,
        _ request: some ServiceMethod,
        observer: CallObserver = CallObserver(),
        errors: @escaping ErrorMapping = { _, _ in nil }
    ) async throws -> ServiceError {
        try await refusal(
            of: desk.handler(observer: observer, errors: errors),
            to: CallHead(method: type(of: request).method.name),
            message: Wire.encode(request)
        )
    }

    @Test func `a service error passes as it is`() async throws {
        let thrown = ServiceError(.notFound, reason: "book.none", "No such book.")
        let desk = LibraryDesk(find: { _, _ in throw thrown })
        #expect(try await Self.error(of: desk, FindBook(title: "x")) == thrown)
    }

    @Test func `anything else of a read is internal, ran and failed`() async throws {
        let desk = LibraryDesk(find: { _, _ in throw Secret() })
        let error = try await Self.error(of: desk, FindBook(title: "x"))
        #expect(error.code == .internalError)
        #expect(error.outcome == .ranAndFailed)
        #expect(!error.description.contains("Hoà"))
    }

    @Test func `anything else of a write may have run`() async throws {
        let desk = LibraryDesk(lend: { _, _ in throw Secret() })
        let error = try await Self.error(of: desk, LendBook(title: "x"))
        #expect(error.code == .internalError)
        #expect(error.outcome == .mayHaveRun)
    }

    @Test func `a cancelled write may have run`() async throws {
        let desk = LibraryDesk(lend: { _, _ in throw CancellationError() })
        let error = try await Self.error(of: desk, LendBook(title: "x"))
        #expect(error.code == .cancelled)
        #expect(error.outcome == .mayHaveRun)
    }

    @Test func `the log learns the type of a cause and not its text`() async throws {
        let seen = Observed<[SafeText]>([])
        let observer = CallObserver(failed: { failure in
            seen.update { $0.append(failure.safeCause) }
        })
        let desk = LibraryDesk(
            find: { _, _ in throw Secret() },
            lend: { _, _ in throw Fault() }
        )
        _ = try await Self.error(of: desk, FindBook(title: "x"), observer: observer)
        _ = try await Self.error(of: desk, LendBook(title: "x"), observer: observer)
        #expect(seen.current.map(\.text) == ["Secret", "disk 3 is gone"])
    }

    @Test func `a layer below may say what its errors mean`() async throws {
        let answer = ServiceError(.unavailable, reason: "disk.gone", "Gone.", outcome: .mayHaveRun)
        let desk = LibraryDesk(lend: { _, _ in throw Fault() })
        let error = try await Self.error(
            of: desk,
            LendBook(title: "x"),
            errors: { error, _ in error is Fault ? answer : nil }
        )
        #expect(error == answer)
    }

    @Test func `a write does not pass on another service's not started`() async throws {
        let below = try LibraryDesk().client(as: .visitor)
        let desk = LibraryDesk(
            find: { request, _ in try await below.call(request) },
            lend: { request, _ in
                .init(loan: try await below.call(FindBook(title: request.title)).shelf)
            }
        )
        let read = try await Self.error(of: desk, FindBook(title: "x"))
        let write = try await Self.error(of: desk, LendBook(title: "x"))
        #expect(read.outcome == .notStarted)
        #expect(write.reason == "call.roleMissing")
        #expect(write.outcome == .mayHaveRun)
    }

    @Test func `an answer above every transport's limit is an error`() async throws {
        let desk = LibraryDesk(peek: { _, _ in
            .init(bytes: Bytes([UInt8](repeating: 0, count: CallLimits.largestMessage)))
        })
        let error = try await Self.error(of: desk, PeekBook())
        #expect(error.code == .resourceExhausted)
        #expect(error.reason == "call.answerTooLarge")
    }
}
