import Testing
import WireCodec

@testable import RPC

/// Errors on the wire.
struct ErrorFrameTests {
    static let full = ServiceError(
        .conflict,
        reason: "record.stale",
        "The record has changed.",
        outcome: .ranAndFailed,
        violations: [FieldViolation(field: "victims[2].gate", rule: "length.64")],
        retryAfterMilliseconds: 250
    )

    @Test func `an error comes back as it was sent`() {
        #expect(ErrorFrame(Self.full).error == Self.full)
    }

    @Test(arguments: ErrorCode.all)
    func `every code comes back`(code: ErrorCode) {
        for outcome in OutcomeClass.allCases {
            let error = ServiceError(code, reason: "a.b", "A sentence.", outcome: outcome)
            #expect(ErrorFrame(error).error == error)
        }
    }

    @Test func `a body is coded as its general coding codes it, and read straight`() throws {
        var bare = Self.full
        bare.violations = []
        bare.retryAfterMilliseconds = nil
        let newer = ServiceError(.unrecognized(77), reason: "new", "Cũ hơn.")
        for error in [Self.full, bare, newer] {
            let body = try Wire.encodeThroughCodable(ServiceErrorBody(error))
            #expect(ErrorFrame(error).body == body)
            let read = body.withUnsafeBytes {
                Wire.decodeDirectly(ServiceErrorBody.self, from: $0, limits: .standard)
            }
            #expect(read?.bytesRead == body.count)
            #expect(read?.value.error(outcome: error.outcome) == error)
        }
    }

    @Test func `a newer peer's code and outcome are kept and not trusted`() {
        let frame = ErrorFrame(ServiceError(.unrecognized(77), reason: "new", "New."))
        let error = ErrorFrame(argument: 9, body: frame.body).error
        #expect(error.code == .unrecognized(77))
        #expect(error.outcome == .mayHaveRun)
    }

    @Test func `an unreadable body is an internal error of the same outcome`() {
        let error = ErrorFrame(argument: 0, body: [0xff, 0x00]).error
        #expect(error.code == .internalError)
        #expect(error.reason == "call.errorMalformed")
        #expect(error.outcome == .notStarted)
    }

    @Test func `a negative wait is no wait`() throws {
        var error = Self.full
        error.retryAfterMilliseconds = -5
        #expect(ErrorFrame(error).error.retryAfterMilliseconds == 0)
    }

    @Test func `codes keep their numbers`() {
        #expect(ErrorCode.all.map(\.rawValue) == Array(1...12))
        #expect(OutcomeClass.allCases.map(\.rawValue) == [0, 1, 2])
    }
}
