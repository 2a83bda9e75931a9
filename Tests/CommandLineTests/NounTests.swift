import ArgumentParser
import RPC
import ServiceContracts
import Testing
import Vocabulary

@testable import homeward

/// Every method of the contracts can be reached by a verb.
@Suite struct NounTests {
    @Test func `every method has a noun and a verb, or a command of its own`() {
        let builtin = Set(BuiltinMethod.allCases.map(\.rawValue) + ["watch"])
        let reached = Noun.all.flatMap(\.verbs).map(\.method)
        for name in Services.names where !Noun.isApart(name) {
            let parts = name.split(separator: ".").map(String.init)
            if parts.count == 2, builtin.contains(parts[1]) { continue }
            #expect(reached.contains(name), "\(name) has no verb; give its kind to a noun")
        }
    }

    @Test func `every noun has a command of its name, in the nouns' order`() {
        let commands = NounCommands.all.map { $0.configuration.commandName }
        #expect(commands == Noun.all.map(\.name))
    }

    @Test func `no noun has a verb twice`() {
        for noun in Noun.all {
            let names = noun.verbs.map(\.name)
            #expect(Set(names).count == names.count, "\(noun.name): \(names)")
        }
    }

    @Test(arguments: [
        ("report", "receive", "cases.report.receive"), ("report", "show", "cases.report.fetch"),
        ("case", "open", "cases.open"), ("victim", "intake", "victims.intake"),
        ("victim", "read-identity", "victims.readIdentity"),
        ("handover", "sign", "liaison.handover.sign"),
        ("handover", "hand-on.offer", "liaison.handOn.offer"),
        ("handover", "transfer.sign", "liaison.transfer.sign"),
        ("handover", "register-reception", "gateway.registerReception"),
        ("correspondence", "send", "liaison.correspondence.send"),
        ("agreement", "status", "gateway.agreementStatus"),
        ("agreement", "draft", "liaison.agreement.draft"),
        ("plan", "progress", "gateway.planProgress"),
    ])
    func `an officer's guess is right`(noun: String, verb: String, method: String) throws {
        let noun = try #require(Noun.all.first { $0.name == noun })
        #expect(noun.verb(named: verb)?.method == method)
    }

    @Test func `a mistyped method is answered with the closest`() {
        #expect(Services.names(like: "cases.opn").first == "cases.open")
        #expect(Services.method(named: "cases.opn") == nil)
    }

    @Test func `every kind of record has a name and its states' labels`() {
        for name in Services.names where name.hasSuffix(".fetch") {
            let kind = String(name.dropLast(".fetch".count))
            #expect(RecordWords.kinds[kind] != nil, "\(kind) has no name")
            #expect(RecordWords.states[kind]?.isEmpty == false, "\(kind) has no states")
        }
    }
}
