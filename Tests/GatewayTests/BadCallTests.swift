import Foundation
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer
@testable import homeward

/// The table of what the gateway refuses: code, outcome class, and what the command line says.
struct BadCallTests {
    /// A gateway, its bench, and three real services behind it.
    struct Scene {
        let trio: TrioScene
        let gateway: OpenGateway

        func contents() async throws -> StoreContents {
            try await StoreContents.of(gateway.service.journal.store)
        }

        /// Makes a call of bytes.
        func refused(
            _ request: some ServiceRequest,
            as caller: Caller,
            within time: Duration = .seconds(10),
            _ change: (inout CallHead, inout [UInt8]) -> Void = { _, _ in }
        ) async throws -> Refused {
            let method = type(of: request).method
            var message = try Wire.encode(request)
            var head = CallHead(
                method: method.name,
                key: method.effect == .write ? IdempotencyKey.random().bytes : nil,
                purpose: method.needsPurpose
                    ? StatedPurpose("support", reference: Identifier.random().text) : nil
            )
            change(&head, &message)
            let call = OutgoingCall(head: head, message: message, deadline: .after(time))
            return try await .by(contents) {
                _ = try await InProcessTransport(gateway.handler, as: caller).call(call)
            }
        }
    }

    @Test func `every bad call is refused as the table says, in both languages, and keeps nothing`()
        async throws
    {
        var table = RefusalTable(
            at: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "Fixtures/gateway.refusals")
        ) { Complaint($0, in: $1).lines }
        try await TrioScene.run { trio in
            try await trio.bench.withGateway { gateway in
                let scene = Scene(trio: trio, gateway: gateway)
                try await table.run(
                    malformed + compositions + standings + searches + registrations + radars
                        + figures + evidence,
                    in: scene
                )
            }
        }
        #expect(try table.compared() == [])
    }

    private var malformed: [BadCall<Scene>] {
        func overview(
            _ name: String,
            _ change: @escaping @Sendable (inout CallHead, inout [UInt8]) -> Void
        ) -> BadCall<Scene> {
            BadCall(name) { scene in
                try await scene.refused(
                    ReadCaseOverview(caseFile: .make()),
                    as: Officers.police,
                    change
                )
            }
        }
        return [
            overview("a message cut off") { $1.removeLast() },
            overview("a text in place of the message") { $1 = [0x61, 0x61] },
            overview("a key twice") { $1 = [0xA2, 0x61, 0x61, 1, 0x61, 0x61, 1] },
            overview("nesting without end") { $1 = Array(repeating: 0x81, count: 4_000) + [0] },
            overview("a field left out") { $1 = [0xA0] },
            overview("a message above the limit") {
                $1 = [UInt8](repeating: 0, count: CallLimits.largestMessage + 1)
            },
            overview("a method that there is not") { head, _ in head.method += "Never" },
            overview("an officer who calls for another") { head, _ in
                head.onBehalfOf = Officers.health.identity
            },
            BadCall("somebody whom the policy does not know") { scene in
                let nobody = Caller(
                    identity: "spiffe://mps.homeward.gov.vn/officer/0-0",
                    unit: "VN/GOV/MPS",
                    roles: []
                )
                return try await scene.refused(
                    ReadCaseOverview(caseFile: .make()),
                    as: nobody
                )
            },
            BadCall("a deadline that has passed") { scene in
                try await scene.refused(
                    ReadCaseOverview(caseFile: .make()),
                    as: Officers.police,
                    within: .zero
                )
            },
        ]
    }

    private var compositions: [BadCall<Scene>] {
        func journey(_ name: String, _ purpose: StatedPurpose?) -> BadCall<Scene> {
            BadCall("a journey \(name)") { scene in
                let person = try await scene.trio.person()
                return try await scene.refused(
                    ReadVictimJourney(victim: person),
                    as: Officers.police
                ) { head, _ in head.purpose = purpose }
            }
        }
        return [
            journey("without a purpose", nil),
            journey(
                "for a purpose that no list holds",
                StatedPurpose("curiosity", reference: Identifier.random().text)
            ),
            journey("without its file", StatedPurpose("support")),
            BadCall("a journey of nobody") { scene in
                try await scene.refused(
                    ReadVictimJourney(victim: .make()),
                    as: Officers.police
                )
            },
            BadCall("a journey asked for by a stranger") { scene in
                let person = try await scene.trio.person()
                return try await scene.refused(
                    ReadVictimJourney(victim: person),
                    as: Officers.strangePolice
                )
            },
            BadCall("an overview of no file") { scene in
                try await scene.refused(
                    ReadCaseOverview(caseFile: .make()),
                    as: Officers.police
                )
            },
            BadCall("an overview asked for by an auditor") { scene in
                try await scene.refused(
                    ReadCaseOverview(caseFile: .make()),
                    as: Officers.auditor
                )
            },
            BadCall("an overview while a service is away and nobody else has anything") { scene in
                scene.trio.wires.victims.become(.cut)
                defer { scene.trio.wires.victims.become(nil) }
                return try await scene.refused(
                    ReadCaseOverview(caseFile: .make()),
                    as: Officers.police
                )
            },
        ]
    }

    private var registrations: [BadCall<Scene>] {
        [
            BadCall("a registration at a province that no list holds") { scene in
                var request = scene.trio.registration(of: .make())
                request.province = Word(text: "atlantis")
                return try await scene.refused(request, as: Officers.police)
            },
            BadCall("a registration by somebody who counts at no gate") { scene in
                try await scene.refused(
                    scene.trio.registration(of: .make()),
                    as: Officers.health
                )
            },
            BadCall("a registration on behalf of an officer") { scene in
                try await scene.refused(
                    scene.trio.registration(of: .make()),
                    as: Officers.gateway
                ) { head, _ in head.onBehalfOf = Officers.police.identity }
            },
            BadCall("a key of fifteen bytes") { scene in
                try await scene.refused(
                    scene.trio.registration(of: .make()),
                    as: Officers.police
                ) { head, _ in head.key = Bytes(Array(repeating: 1, count: 15)) }
            },
            BadCall("a key that was used for another registration") { scene in
                let key = IdempotencyKey.random()
                _ = try await scene.gateway.client(as: Officers.police)
                    .call(scene.trio.registration(of: .make()), key: key)
                return try await scene.refused(
                    scene.trio.registration(of: .make()),
                    as: Officers.police
                ) { head, _ in head.key = key.bytes }
            },
            BadCall("the standing of no work") { scene in
                try await scene.refused(
                    ReadReceptionStatus(saga: .random()),
                    as: Officers.police
                )
            },
            BadCall("work of another unit resumed") { scene in
                let status = try await scene.gateway.client(as: Officers.police)
                    .call(scene.trio.registration(of: .make()))
                return try await scene.refused(
                    ResumeReception(saga: status.saga),
                    as: Officers.strangePolice
                )
            },
        ]
    }
}
