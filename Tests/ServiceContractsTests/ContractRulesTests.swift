import RPC
import ServiceContracts
import Testing
import Vocabulary

/// What holds for every method of every service.
struct ContractRulesTests {
    @Test func `a method that the gateway may call carries nothing that could name anybody`() throws
    {
        let confidential: [ObjectIdentifier] = [
            ObjectIdentifier(PersonName.self), ObjectIdentifier(BirthDate.self),
            ObjectIdentifier(PersonDocumentNumber.self), ObjectIdentifier(PhoneNumber.self),
            ObjectIdentifier(Address.self), ObjectIdentifier(PersonIdentity.self),
            ObjectIdentifier(FreeText.self),
        ]
        let ours: [any ServiceContract.Type] = [Cases.self, VictimSupport.self]
        for sample in try ours.flatMap({ try MethodSample.all(of: $0) })
        where sample.method.via == .gateway {
            for message in [sample.request, sample.answer] {
                let leaks = confidential.compactMap { message.carries[$0] }
                #expect(leaks == [], "\(sample.method.name) \(message.name)")
            }
        }
    }

    @Test func `whatever answers an identity needs a purpose and a certificate of one's own`()
        throws
    {
        for sample in try everyService.flatMap({ try MethodSample.all(of: $0) })
        where sample.answer.carries[ObjectIdentifier(PersonIdentity.self)] != nil {
            #expect(sample.method.needsPurpose, "\(sample.method.name)")
            #expect(sample.method.via == .callerOnly, "\(sample.method.name)")
        }
    }

    @Test func `names are unique and begin with their service's`() {
        let methods = everyService.flatMap { service in service.methods.map { (service, $0) } }
        for (service, method) in methods {
            #expect(method.method.name.hasPrefix("\(service.name)."))
        }
        let names = methods.map { $0.1.method.name }
        #expect(names.count == Set(names).count)
    }

    @Test func `every method admits somebody, and only roles that exist`() {
        let known = Set(Role.allCases.map(\.rawValue))
        for method in everyService.flatMap({ $0.methods.map { $0.method } }) {
            #expect(!method.callers.isEmpty, "\(method.name)")
            #expect(method.callers.isSubset(of: known), "\(method.name)")
        }
    }

    @Test func `a journey is told only with a purpose`() {
        for method in [CasesJourneyPart.method, VictimsJourneyPart.method] {
            #expect(method.needsPurpose)
        }
    }
}
