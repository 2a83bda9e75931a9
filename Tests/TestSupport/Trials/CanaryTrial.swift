import RPC
import ServiceContracts
import ServiceKit
import Storage
import Vocabulary
import WireCodec

/// Plants a made-up identity in every text of every request, accepted and refused, and looks for it
/// wherever it must not be.
public struct CanaryTrial<Scene: TrialScene>: Sendable {
    private let scene: Scene
    private let planting: Planting
    private let kinds: [KindTrials<Scene>]
    private let never: Set<String>

    /// A trial in a scene whose harness plants; `never` names methods, or places of them, that accept
    /// no text at all, each for a reason that its test gives.
    public init(
        _ scene: Scene,
        _ planting: Planting,
        kinds: [KindTrials<Scene>],
        neverAccepted never: Set<String> = []
    ) {
        self.scene = scene
        self.planting = planting
        self.kinds = kinds
        self.never = never
    }

    /// Does everything that is accepted (`own` are the service's own methods), then calls every method
    /// with texts everywhere that it refuses; answers where a text was found, and places that no
    /// accepted call had a text in.
    public func problems(own: (Scene) async throws -> Void) async throws -> [String] {
        try await own(scene)
        for kind in kinds { try await kind.tour(scene) }
        try await refused()
        var problems = try await found("while the service runs")
        try await scene.harness.restart()
        problems += try await found("after a restart")
        await scene.harness.close()
        problems += try scene.harness.places(holdingAnyOf: Planting.texts)
            .map { "found in \($0) once the service is closed" }
        problems += planting.echoes.map { "a refusal said it: \($0)" }
        let accepted = planting.accepted
        problems += planting.places.subtracting(accepted).sorted()
            .filter { !never.contains($0.method) && !never.contains("\($0)") }
            // Names of fields that a kind adds up; a count refuses every other text.
            .filter { !($0.method.hasSuffix(".count") && "\($0)".hasSuffix(" sums[]")) }
            .map { "never planted in a call that was accepted: \($0)" }
        problems += accepted.filter { never.contains($0.method) || never.contains("\($0)") }
            .map { "accepted after all: \($0)" }
        return problems
    }

    private func found(_ moment: String) async throws -> [String] {
        var problems = try scene.harness.places(holdingAnyOf: Planting.texts)
            .map { "found in \($0) \(moment)" }
        let audit = try await scene.harness.auditEntries().map { "\($0)" }
        let events = try await events()
        for (place, lines) in [("the audit", audit), ("an event", events)]
        where lines.contains(where: { line in Planting.texts.contains { line.contains($0) } }) {
            problems.append("found in \(place) \(moment)")
        }
        return problems
    }

    /// Every event so far, as a reader of everything gets them.
    private func events() async throws -> [String] {
        let last: Int64 = try await scene.harness.audited.store.read { snapshot in
            try snapshot.row("SELECT COUNT(*) AS n FROM record_events")?["n"] ?? 0
        }
        var events: [String] = []
        let reader = Officers.of(.consular, in: "VN/GOV")
        let feed = try await scene.client(reader)
            .stream(WatchRecords<Scene.Service.Contract>())
        for try await event in feed {
            events.append("\(event) \(String(decoding: try Wire.encode(event), as: UTF8.self))")
            if Int64(events.count) >= min(last / 2, 200) { break }
        }
        return events
    }

    // MARK: - Refused calls

    /// Every method with texts everywhere: as somebody it admits, as somebody it does not, with heads
    /// that hold the texts, and with messages that do not decode.
    private func refused() async throws {
        for method in Scene.Service.Contract.methods.map({ $0.method }) where method.kind == .unary
        {
            guard
                let message = try planting.message(of: method.name, now: scene.harness.time.now)
            else { continue }
            let role = method.callers.compactMap(Role.init(rawValue:)).min {
                $0.rawValue < $1.rawValue
            }
            let admitted = Officers.of(role ?? .police, in: "VN/GOV/SOMEWHERE/ELSE")
            let auditor = Officers.of(.auditor, in: "VN/GOV/SOMEWHERE/ELSE")
            let purpose = StatedPurpose("review", reference: Identifier.random().text)
            var head = CallHead(method: method.name, purpose: purpose)
            await send(head, message, as: admitted)
            await send(head, message, as: auditor)
            await send(head, Array(message.dropLast()), as: admitted)
            await send(head, Array(Planting.mark.utf8), as: admitted)
            // As bytes: no value of a head holds a trace of another form.
            let traced = ["method": method.name, "traceParent": Planting.mark]
            head = try RequestEnvelope.decode(Wire.encode(traced)).head
            head.purpose = purpose
            head.key = Bytes(Array("\(Planting.mark) \(Planting.mark)".utf8))
            await send(head, message, as: admitted)
            head.purpose = StatedPurpose(Planting.mark, reference: Planting.mark)
            await send(head, message, as: admitted)
            head.onBehalfOf = "spiffe://mps.homeward.gov.vn/officer/\(Planting.mark)"
            await send(head, message, as: Officers.gateway)
            head.method = "\(method.name).\(Planting.mark)"
            await send(head, message, as: admitted)
        }
    }

    private func send(_ head: CallHead, _ message: [UInt8], as caller: Caller) async {
        let call = OutgoingCall(head: head, message: message, deadline: .after(.seconds(10)))
        do {
            _ = try await scene.harness.transport(as: caller).call(call)
        } catch {
            planting.noteRefused(error)
        }
    }
}

extension Role {
    fileprivate static let police = Role.provincialPolice
}
