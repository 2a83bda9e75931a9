import Foundation
import NIOCore
import RPC
import Testing
import WireCodec

@testable import RPCTransport

/// The protocol page says what the code does.
struct ProtocolPageTests {
    private static let tests = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let page = text("Wire-protocol")

    private static func text(_ name: String) -> String {
        let file = tests.appending(
            path: "../../Shared/RPCTransport/RPCTransport.docc/\(name).md"
        )
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }

    /// The bytes of a worked example.
    private func example(_ name: String) throws -> [UInt8] {
        let block = try #require(
            Self.page.components(separatedBy: "```hex \(name)\n").dropFirst().first
        )
        let text = try #require(block.components(separatedBy: "```").first)
        return WireExample.bytes(text)
    }

    /// The cells of the limits' table by their first column.
    private func limits() throws -> [String: String] {
        let section = try #require(
            Self.page.components(separatedBy: "\n## Limits\n").dropFirst().first
        )
        let table = try #require(section.components(separatedBy: "\n## ").first)
        var limits: [String: String] = [:]
        for line in table.split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            limits[cells[1]] = cells[2]
        }
        limits["limit"] = nil
        limits["---"] = nil
        return limits
    }

    @Test func `the table of limits is that of the code`() throws {
        let ours = Limits()
        let wire = WireLimits.standard
        let expected = [
            "body of a frame": "\(Limits.frameBytes) bytes",
            "body of a hello": "\(Limits.helloBytes) bytes",
            "unary message, element": "\(ours.messageBytes) bytes",
            "half-received bodies, per connection": "\(ours.halfReceivedBytes) bytes",
            "half-received bodies, in all": "\(ours.halfReceivedBytesInAll) bytes",
            "of what is free of it, one connection": "1/\(Limits.halfReceivedShare)",
            "nesting of a message": "\(wire.nesting)",
            "items of a message": "\(wire.items)",
            "calls in flight per connection": "\(ours.callsInFlight)",
            "connections in all": "\(ours.connections)",
            "connections per identity": "\(ours.connectionsPerIdentity)",
            "handshakes at once": "\(ours.handshakesAtOnce)",
            "handshake": "\(ours.handshakeWithin.components.seconds) s",
            "hello": "\(ours.helloWithin.components.seconds) s",
            "first request": "\(ours.firstRequestWithin.components.seconds) s",
            "rest of a request": "\(ours.requestWithin.components.seconds) s",
            "idle": "\(ours.idle.components.seconds) s",
            "ping after": "\(ours.pingAfter.components.seconds) s",
            "pong within": "\(ours.pongWithin.components.seconds) s",
            "cancels per connection": "\(ours.cancelsPerSecond) per second",
            "pings per connection": "\(ours.pingsPerSecond) per second",
            "credit of a stream": "\(ours.streamCredit) bytes",
            "answers waiting to go out": "\(ours.outboundHighWater) bytes",
            "highest call id": "\(Limits.lastCall)",
        ]
        #expect(try limits() == expected)
        #expect(ours.messageBytes == CallLimits.largestMessage)
        #expect(ours.messageBytes == wire.bytes)
    }

    @Test func `the kinds' numbers are those of the code`() {
        for kind in FrameKind.allCases {
            #expect(Self.page.contains("| \(kind.rawValue) | \(kind) |"))
        }
    }

    @Test func `the errors' numbers are those of the code`() {
        for code in ErrorCode.all {
            #expect(Self.page.contains("\(code.rawValue) \(code)"))
        }
    }

    private func encoded(_ fill: (inout OutboundQueue) throws -> Void) rethrows -> [UInt8] {
        var queue = OutboundQueue()
        try fill(&queue)
        var buffer = ByteBuffer()
        queue.write(into: &buffer, upTo: .max)
        return Array(buffer.readableBytesView)
    }

    @Test func `the worked bytes are what the code sends`() throws {
        let hello = try Wire.encode(Hello(build: "1.0", service: "demo", limits: Limits()))
        #expect(
            try example("hello") == encoded { $0.pushUrgent(.hello, argument: 1, body: hello) }
        )
        let head = CallHead(method: "test.echo")
        let request = try RequestEnvelope.encode(head: head, message: Wire.encode([1, 2, 3]))
        #expect(
            try example("request")
                == encoded { $0.push(.request, call: 1, argument: 10_000, body: request) }
        )
        let message = try Wire.encode([1, 2, 3])
        #expect(
            try example("response") == encoded { $0.push(.response, call: 1, body: message) }
        )
        let error = ErrorFrame(.deadlinePassed)
        #expect(
            try example("error")
                == encoded {
                    $0.push(.error, call: 1, argument: error.argument, body: error.body)
                }
        )
        #expect(try example("cancel") == encoded { $0.pushUrgent(.cancel, call: 1) })
        #expect(
            try example("credit") == encoded { $0.pushUrgent(.credit, call: 1, argument: 65_536) }
        )
        #expect(try example("ping") == encoded { $0.pushUrgent(.ping, argument: 7) })
        #expect(try example("pong") == encoded { $0.pushUrgent(.pong, argument: 7) })
        #expect(try example("item") == encoded { $0.push(.item, call: 5, body: message) })
        #expect(try example("end") == encoded { $0.push(.end, call: 5) })
        let goaway = try Wire.encode(Goaway(reason: "drain", reconnectAfter: 500))
        #expect(
            try example("goaway")
                == encoded { $0.pushUrgent(.goaway, argument: 41, body: goaway) }
        )
    }

    @Test func `the request in two frames is one call`() throws {
        var bench = try ServerBench()
        var decoder = FrameDecoder()
        decoder.append(ByteBuffer(bytes: try example("cut")))
        let first = try #require(try decoder.next())
        let second = try #require(try decoder.next())
        guard case .none = bench.machine.receive(first, now: bench.now),
            case .accept(let call) = bench.machine.receive(second, now: bench.now)
        else {
            Issue.record("The call was not accepted.")
            return
        }
        #expect(call.id == 3)
        #expect(call.head.method == "test.echo")
        #expect(call.message == [0x83, 1, 2, 3])
        #expect(call.deadline == bench.now + .seconds(10))
    }

    @Test func `the examples that other tests send are those of the page`() throws {
        #expect(try example("hello") == WireExample.hello)
        #expect(try example("request") == WireExample.request)
        #expect(try example("response") == WireExample.response)
        #expect(try example("cancel") == WireExample.cancel)
    }

    @Test func `every test that the threat model names is there`() throws {
        let rows = Self.text("Threat-model").split(separator: "\n").filter { $0.hasPrefix("| ") }
        let named = rows.dropFirst(2).flatMap { row in
            row.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }
        #expect(named.count >= rows.count - 2)
        let files = try #require(
            FileManager.default.enumerator(at: Self.tests, includingPropertiesForKeys: nil)
        )
        let sources = try files.compactMap { $0 as? URL }
            .filter { $0.pathExtension == "swift" }
            .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        for name in named { #expect(sources.contains("func `\(name)`("), "\(name)") }
    }
}
