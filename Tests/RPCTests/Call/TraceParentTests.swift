import RPC
import Testing
import WireCodec

/// Where a call stands in its trace, as others write it.
struct TraceParentTests {
    private static let text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test func `the standard's example is read and written`() throws {
        let place = try #require(TraceParent(Self.text))
        #expect(place.trace.text == "0af7651916cd43dd8448eb211c80319c")
        #expect(place.parent == 0xb7ad_6b71_6920_3331)
        #expect(place.isSampled)
        #expect(place.text == Self.text)
    }

    @Test func `a drawn place comes back from its text`() {
        for _ in 0..<100 {
            let place = TraceParent.random()
            #expect(TraceParent(place.text) == place)
        }
    }

    @Test(arguments: [
        "", "00", "00-aa-bb-01",
        // Capitals, another letter, and what is longer or shorter by one.
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-011",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
        // Nought, and the version that is none.
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        // Divided elsewhere.
        "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331_01",
        // Version 00 ends where it ends, and a later one goes on behind a hyphen.
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01what",
        "Nguyễn Thị Hoà, mười chín tuổi, quê ở Sa Pa, tỉnh Lào Cai",
    ])
    func `another form is none`(text: String) { #expect(TraceParent(text) == nil) }

    @Test func `every letter matters`() throws {
        for place in Self.text.utf8.indices {
            var letters = Array(Self.text.utf8)
            letters[Self.text.utf8.distance(from: Self.text.startIndex, to: place)] = 0x78
            #expect(TraceParent(String(decoding: letters, as: UTF8.self)) == nil)
        }
    }

    @Test(arguments: ["", "-", "-congo=t61rcWkgMzE"])
    func `of a later version the beginning is read`(more: String) throws {
        let later = "cc" + Self.text.dropFirst(2) + more
        #expect(TraceParent(later)?.text == Self.text)
    }

    @Test(arguments: [("00", "00"), ("01", "01"), ("02", "00"), ("ff", "01")])
    func `of the flags the known one is handed on`(came: String, goes: String) throws {
        let place = try #require(TraceParent(Self.text.dropLast(2) + came))
        #expect(place.text.hasSuffix("-" + goes))
    }

    @Test(arguments: ["", "00-aa-bb-01", String(repeating: "0", count: 60_000)])
    func `a head with another form is a head without`(text: String) throws {
        let bytes = try Wire.encode(["method": "a.b", "traceParent": text])
        let (head, message) = try RequestEnvelope.decode(bytes + [1])
        #expect(head == CallHead(method: "a.b"))
        #expect(message == [1])
    }

    @Test func `a trace that is no text is refused with its head`() throws {
        let bytes = try Wire.encode(Odd())
        let error = #expect(throws: ServiceError.self) { try RequestEnvelope.decode(bytes) }
        #expect(error?.reason == "call.headMalformed")
        #expect(error?.outcome == .notStarted)
    }

    private struct Odd: Codable {
        var method = "a.b"
        var traceParent = 7
    }
}
