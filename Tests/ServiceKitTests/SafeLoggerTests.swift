import Logging
import RPC
import ServiceKit
import Synchronization
import Testing
import Vocabulary
import WireCodec

/// The log: what a line looks like, and what cannot get into one.
struct SafeLoggerTests {
    /// Collects lines.
    final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    static func log(_ lines: Lines, level: Logger.Level = .info) -> SafeLogger {
        SafeLogger(
            Logger(label: "test") { _ in
                JSONLogHandler(
                    service: "cases",
                    level: level,
                    now: { Instant(millisecondsSinceEpoch: 0) },
                    write: { lines.add($0) }
                )
            }
        )
    }

    @Test func `a line is one JSON object with the members in their order`() {
        let lines = Lines()
        Self.log(lines).info("opened", ["version": 3, "ready": true])
        #expect(
            lines.all == [
                #"{"time":"1970-01-01T00:00:00Z","level":"info","service":"cases","#
                    + #""message":"opened","ready":"true","version":"3"}"# + "\n"
            ]
        )
    }

    @Test func `whatever a value holds, it stays on its line`() throws {
        let lines = Lines()
        let text = SafeText(vouchedFor: "a\"b\\c\nd\u{1b}[31m\u{85}\u{7f}ố")
        Self.log(lines).warning(text)
        let line = try #require(lines.all.first)
        #expect(line.contains(#"a\"b\\c\nd\u001b[31m\u0085\u007fố"#))
        #expect(line.filter { $0 == "\n" }.count == 1)
    }

    @Test func `lines below the level are not written`() {
        let lines = Lines()
        let log = Self.log(lines, level: .warning)
        log.info("quiet")
        log.error("loud")
        #expect(lines.all.count == 1)
    }

    @Test func `a value given once stands on every line`() {
        let lines = Lines()
        let log = Self.log(lines).with("port", 7_101)
        log.info("a")
        log.info("b")
        #expect(lines.all.allSatisfy { $0.contains(#""port":"7101""#) })
    }

    @Test(
        arguments: [
            PersonName.self, BirthDate.self, Address.self, PersonDocumentNumber.self,
            PhoneNumber.self, FreeText.self,
        ] as [any Confidential.Type]
    )
    func `types that carry identity or free text are not loggable`(type: any Confidential.Type) {
        #expect(!(type is any Loggable.Type))
    }

    @Test func `text and bytes of unknown origin are not loggable`() {
        #expect(!((String.self as Any.Type) is any Loggable.Type))
        #expect(!((Bytes.self as Any.Type) is any Loggable.Type))
    }

    @Test func `a description of identity shows nothing of it`() {
        let canary = "CANARY-Nguyễn-Thị-Hoà"
        let values: [any Confidential] = [
            PersonName(canary), BirthDate(canary), Address(canary), FreeText(canary),
        ]
        for value in values {
            #expect(!"\(value)".contains(canary))
            #expect(!String(reflecting: value).contains(canary))
        }
    }
}
