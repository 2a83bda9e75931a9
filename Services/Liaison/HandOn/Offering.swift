import RPC
import ServiceContracts
import Vocabulary

// Handing on, as changes of the handover's value.

extension Handover {
    /// The people, in the order of the manifest, if each of them may be handed on: arrived, with the
    /// receiving officers, and in no open offer.
    func availablePeople(
        _ people: [VictimRef],
        onOffer: Set<VictimRef>
    ) throws(ServiceError) -> [VictimRef] {
        try Self.checkOnce(people, field: "people", mayBeEmpty: false)
        let wanted = Set(people)
        let available = manifest.filter { entry in
            wanted.contains(entry.person) && entry.remains && !onOffer.contains(entry.person)
        }
        guard available.count == wanted.count else { throw LiaisonRefusal.notAvailable }
        return available.map(\.person)
    }

    /// Notes that a body took people on.
    mutating func handOn(_ people: [VictimRef], to taker: OrgID) throws(ServiceError) {
        for person in people {
            guard let place = place(of: person), manifest[place].remains else {
                throw LiaisonRefusal.notAvailable
            }
            manifest[place].handOn = Word(.handedOn)
            manifest[place].handedTo = taker
        }
    }
}
