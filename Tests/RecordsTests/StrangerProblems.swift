import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// What a stranger learns of a record that they must not: empty where the kind keeps its promise.
///
/// Calls every generic method of the kind for a record that exists and for one that doesn't. Each
/// pair of answers must be the same error, byte for byte; lists and counts must be empty. `client`
/// calls as somebody with the right role who may see nothing of the record.
func strangerProblems<R: ServedRecord>(
    of type: R.Type,
    id: R.ID,
    sample: R,
    as client: ServiceClient<R.Service>,
    purpose: StatedPurpose? = nil
) async -> [String] {
    var problems: [String] = []
    func compare<Request: ServiceRequest>(
        _ request: (R.ID) -> Request
    ) async where Request.Service == R.Service {
        let there = await refusal(of: request(id), client, purpose)
        let absent = await refusal(of: request(.make()), client, purpose)
        if there == nil || there != absent {
            problems.append("\(Request.method.name) tells that the record exists")
        }
    }
    let reason = FreeText("a reason")
    await compare { FetchRecord<R>(id: $0) }
    await compare { FetchRecord<R>(id: $0, version: 1) }
    await compare { RecordHistory<R>(id: $0) }
    await compare { RecordClocks<R>(id: $0) }
    await compare { NextSteps<R>(id: $0) }
    await compare { CorrectRecord(id: $0, seen: 1, corrects: 1, record: sample, reason: reason) }
    if let step = R.lifecycle.steps.first {
        await compare { TakeStep<R>(id: $0, seen: 1, to: step.to) }
        await compare { TakeStep<R>(id: $0, seen: 99, to: step.to) }
        await compare { VoidStep<R>(id: $0, seen: 1, version: 1, reason: reason) }
    }
    problems += await listed(R.self, client, purpose)
    return problems
}

private func listed<R: ServedRecord>(
    _ type: R.Type,
    _ client: ServiceClient<R.Service>,
    _ purpose: StatedPurpose?
) async -> [String] {
    do {
        var problems: [String] = []
        let list = try await client.call(ListRecords<R>(), purpose: purpose)
        if !list.records.isEmpty { problems.append("the list shows \(list.records.count) records") }
        let count = try await client.call(CountRecords<R>(), purpose: purpose)
        if count.total != 0 { problems.append("the count is \(count.total)") }
        return problems
    } catch {
        return ["listing fails with \(error.reason)"]
    }
}

/// The refusal's bytes as they travel; `nil` where the call is answered.
private func refusal<Request: ServiceRequest>(
    of request: Request,
    _ client: ServiceClient<Request.Service>,
    _ purpose: StatedPurpose?
) async -> ErrorFrame? {
    do {
        _ = try await client.call(request, purpose: purpose)
        return nil
    } catch {
        return ErrorFrame(error)
    }
}
