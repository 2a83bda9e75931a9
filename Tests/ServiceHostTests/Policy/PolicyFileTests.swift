import RPC
import RPCTransport
import Foundation
import ServiceHost
import Testing

/// The policy file: strict, and what it says.
struct PolicyFileTests {
    static let good = """
        officers:
          - identity: spiffe://mps.homeward.gov.vn/officer/104-577
            unit: VN/GOV/MPS/PROV/QNI
            roles: [MPS.PROV]
        services:
          - identity: spiffe://mps.homeward.gov.vn/service/gateway
            roles: [service.gateway]
        denied:
          identities: [spiffe://mod.homeward.gov.vn/officer/77-001]
          serials: ["0a1b2c"]
        """

    static func read(_ text: String) throws(ConfigurationError) -> PolicyFile {
        try PolicyFile(parsing: text, file: "policy.yaml")
    }

    @Test func `a good policy is read`() throws {
        let policy = Policy(try Self.read(Self.good))
        let officer = policy.caller(identity: "spiffe://mps.homeward.gov.vn/officer/104-577")
        #expect(officer?.unit == "VN/GOV/MPS/PROV/QNI")
        #expect(officer?.roles == ["MPS.PROV"])
        #expect(policy.caller(identity: "spiffe://mps.homeward.gov.vn/officer/1") == nil)
    }

    @Test(arguments: [
        ("denied:", "forbidden:", "there is no key 'forbidden'"),
        ("    unit:", "    units:", "there is no key 'officers[0].units'"),
        ("  serials:", "  serial:", "there is no key 'denied.serial'"),
        ("[MPS.PROV]", "[MPS.PROVINCE]", "officers[0].roles has 'MPS.PROVINCE'"),
        ("[MPS.PROV]", "[]", "officers[0].roles is empty"),
        ("VN/GOV/MPS/PROV/QNI", "Quảng Ninh", "officers[0].unit is 'Quảng Ninh'"),
        ("    unit: VN/GOV/MPS/PROV/QNI\n", "", "officers[0].unit is missing"),
        ("spiffe://mps.homeward.gov.vn/officer/104-577", "104-577", "officers[0].identity is"),
        ("service/gateway", "officer/104-577", "services[0].identity stands twice"),
        ("\"0a1b2c\"", "\"0A:1B\"", "denied.serials[0] is '0A:1B'"),
        ("officer/77-001]", "]", "denied.identities[0] is"),
        ("services:", "services: 7\nx:", "there is no key 'x'"),
        ("officers:", "- ", "not"),
    ])
    func `a fault is told by its place`(old: String, new: String, sentence: String) throws {
        let text = Self.good.replacing(old, with: new, maxReplacements: 1)
        let error = #expect(throws: ConfigurationError.self) { try Self.read(text) }
        let description = try #require(error?.description)
        #expect(description.lowercased().contains(sentence.lowercased()), "\(description)")
    }

    @Test func `who is denied is nobody, by identity or by serial`() throws {
        var file = try Self.read(Self.good)
        let identity = file.officers[0].identity
        let name = try #require(SPIFFEIdentity(identity))
        let peer = PeerIdentity(name: name, serial: "ff01", notAfter: .distantFuture)
        let policy = Policy(file)
        #expect(policy.caller(of: peer)?.identity == identity)
        #expect(!policy.isDenied(peer))
        // Servers that we call need no entry of their own, and are denied all the same.
        let stranger = PeerIdentity(name: name, serial: "ab", notAfter: .distantFuture)

        file.denied = .init(serials: ["ff01"])
        policy.replace(with: file)
        #expect(policy.caller(of: peer) == nil)
        #expect(policy.caller(identity: identity) != nil)
        #expect(policy.isDenied(peer))
        #expect(!policy.isDenied(stranger))

        file.denied = .init(identities: [identity])
        policy.replace(with: file)
        #expect(policy.caller(of: peer) == nil)
        #expect(policy.caller(identity: identity) == nil)
        #expect(policy.isDenied(peer))
        #expect(policy.isDenied(stranger))
    }
}
