import WireCodec

extension ServiceClient {
    /// Asks what calls would be answered, many at once and none of them done.
    ///
    /// They travel as ``TryCalls``, in as few calls as its limits allow; each is judged like a
    /// ``call(_:within:key:purpose:onBehalfOf:isTrial:)`` that is only tried.
    ///
    /// - Parameters:
    ///   - calls: the requests, each with the key under which it would be made.
    ///   - timeout: how long anybody waits for some of the answers; it begins anew with each call.
    ///   - purpose: why, for methods that want to know.
    /// - Returns: the responses and refusals in the order of the calls.
    /// - Throws: what kept a call from being judged at all; nothing is known of any then.
    public func tried<Request: ServiceRequest>(
        _ calls: [(request: Request, key: IdempotencyKey)],
        within timeout: Duration = CallDefaults.deadline,
        purpose: StatedPurpose? = nil
    ) async throws(ServiceError) -> [Result<Request.Response, ServiceError>]
    where Request.Service == Service {
        var rest: ArraySlice<TriedCall> = []
        for call in calls {
            rest.append(
                TriedCall(key: call.key.bytes, message: Bytes(try Self.encoded(call.request)))
            )
        }
        var answers: [Result<Request.Response, ServiceError>] = []
        while !rest.isEmpty {
            let some = Self.travelling(of: rest)
            let answer = try await call(
                TryCalls<Service>(method: Request.method.name, calls: Array(some)),
                within: timeout,
                purpose: purpose
            )
            // Fewer is the service's right, none would be asked for ever.
            guard (1...some.count).contains(answer.answers.count) else {
                throw Self.malformedResponse(TryCalls<Service>.method)
            }
            for tried in answer.answers { answers.append(try Self.result(of: tried)) }
            rest = rest.dropFirst(answer.answers.count)
        }
        return answers
    }

    /// The first calls, as many as one request takes: at least one, however large it is.
    private static func travelling(of calls: ArraySlice<TriedCall>) -> ArraySlice<TriedCall> {
        var bytes = 0
        let some = calls.prefix(TrialLimits.calls).prefix { call in
            bytes += call.message.array.count
            return bytes <= TrialLimits.requestBytes
        }
        return some.isEmpty ? calls.prefix(1) : some
    }

    private static func result<Response: Decodable>(
        of tried: TriedAnswer
    ) throws(ServiceError) -> Result<Response, ServiceError> {
        switch tried.reply {
        case .error(let error): return .failure(error)
        case .response(let bytes):
            do {
                return .success(try Wire.decode(Response.self, from: bytes))
            } catch {
                throw malformedResponse(TryCalls<Service>.method)
            }
        }
    }
}
