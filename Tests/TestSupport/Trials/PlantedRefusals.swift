public import RPC
import ServiceContracts
import ServiceKit
import Vocabulary
public import WireCodec

/// Calls every method of a service with a made-up identity in every text, so that it is refused, and notes
/// what the refusals say.
public struct PlantedRefusals<Contract: ServiceContract>: Sendable {
    private let planting: Planting

    /// Refusals of a service whose messages are planted in.
    public init(_ planting: Planting) { self.planting = planting }

    /// Every method with texts everywhere: as somebody it admits, as somebody it does not, with heads
    /// that hold the texts, and with messages that do not decode.
    public func sendAll(
        now: Instant,
        over transport: (Caller) -> any ClientTransport
    ) async throws {
        for method in Contract.methods.map({ $0.method }) where method.kind == .unary {
            guard let message = try planting.message(of: method.name, now: now) else { continue }
            let role = method.callers.compactMap(Role.init(rawValue:)).min {
                $0.rawValue < $1.rawValue
            }
            let admitted = Officers.of(role ?? .provincialPolice, in: "VN/GOV/SOMEWHERE/ELSE")
            let auditor = Officers.of(.auditor, in: "VN/GOV/SOMEWHERE/ELSE")
            let purpose = StatedPurpose("review", reference: Identifier.random().text)
            var head = CallHead(method: method.name, purpose: purpose)
            func send(_ message: [UInt8], as caller: Caller) async {
                await self.send(head, message, over: transport(caller))
            }
            await send(message, as: admitted)
            await send(message, as: auditor)
            await send(Array(message.dropLast()), as: admitted)
            await send(Array(Planting.mark.utf8), as: admitted)
            // As bytes: no value of a head holds a trace of another form.
            let traced = ["method": method.name, "traceParent": Planting.mark]
            head = try RequestEnvelope.decode(Wire.encode(traced)).head
            head.purpose = purpose
            head.key = Bytes(Array("\(Planting.mark) \(Planting.mark)".utf8))
            await send(message, as: admitted)
            head.purpose = StatedPurpose(Planting.mark, reference: Planting.mark)
            await send(message, as: admitted)
            head.onBehalfOf = "spiffe://mps.homeward.gov.vn/officer/\(Planting.mark)"
            await send(message, as: Officers.gateway)
            head.method = "\(method.name).\(Planting.mark)"
            await send(message, as: admitted)
        }
    }

    private func send(
        _ head: CallHead,
        _ message: [UInt8],
        over transport: any ClientTransport
    ) async {
        let call = OutgoingCall(head: head, message: message, deadline: .after(.seconds(10)))
        do {
            _ = try await transport.call(call)
        } catch {
            planting.noteRefused(error)
        }
    }
}
