import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// The calls of the real services that are compared, with the same messages.
enum Plain: ServiceContract {
    static let name = "plain"
    static let methods: [any ServiceMethod.Type] = [
        KeepPlain.self, FetchPlain.self, ReadPlainIdentity.self, ReceivePlainReport.self,
    ]
}

/// Puts into memory what the others answer.
struct KeepPlain: ServiceRequest {
    typealias Service = Plain
    static let method = MethodDescriptor("plain.keep", .write, callers: [MethodDescriptor.anyone])

    /// A case file as the real service showed it.
    var file: Sight<CaseFile>
    /// A person as the real service showed them.
    var identity: ReadIdentity.Response

    /// Nothing to say.
    struct Response: Codable, Sendable {}
}

/// `cases.file.fetch` without anything of ours behind it.
struct FetchPlain: ServiceRequest {
    typealias Service = Plain
    typealias Response = Sight<CaseFile>
    static let method = MethodDescriptor("plain.fetch", .read, callers: [MethodDescriptor.anyone])

    /// Which file.
    var id: CaseFileID
    /// As the real request has them.
    var version: Int?
    var asOf: Instant?
}

/// `victims.readIdentity` without anything of ours behind it.
struct ReadPlainIdentity: ServiceRequest {
    typealias Service = Plain
    typealias Response = ReadIdentity.Response
    static let method = MethodDescriptor(
        "plain.readIdentity",
        .read,
        callers: [MethodDescriptor.anyone]
    )

    /// Who.
    var victim: VictimRef
}

/// `cases.report.receive` without anything of ours behind it.
struct ReceivePlainReport: ServiceRequest {
    typealias Service = Plain
    typealias Response = ReceiveReport.Response
    static let method = MethodDescriptor(
        "plain.receive",
        .write,
        callers: [MethodDescriptor.anyone]
    )

    /// The report.
    var report: Report
}
