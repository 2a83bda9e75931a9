import Records
import ServiceContracts
public import ServiceKit
import Vocabulary
import WireCodec

extension VictimSupportService: SyntheticService {
    /// Registers people who do not exist, as an intake does: record, identity and index.
    public func synthesise(_ batch: SyntheticBatch) async throws {
        let index = index
        try await keeper.makeReady(batch.numbers.count)
        _ = try await keeper.write(batch.context) { desk in
            for number in batch.numbers {
                var random = batch.random(number)
                let province = random.province()
                let gender: Gender = random.chance(80) ? .feminine : .masculine
                let identity = random.person(gender, from: province)
                let metAt = Occurrence(at: random.moment(before: desk.now))
                let unit = random.unit(of: province, below: random.one(of: Synthesising.bodies))
                let intake = IntakeVictim(
                    victim: Synthesising.victim(of: province, gender, &random),
                    identity: identity
                )
                var record = try Intake.record(of: intake, metAt: metAt)
                record.entitlements = try Entitling.entitled(record, at: desk)
                let victim = VictimRef(.random(using: &random))
                _ = try desk.file(
                    record,
                    id: victim,
                    owner: unit,
                    assigned: random.chance(20)
                        ? [random.unit(of: random.province(), below: "VN/GOV/MOH/PROV")] : [],
                    visibility: random.visibility(),
                    handling: random.handling(),
                    occurred: metAt,
                    sealedFor: victim
                )
                _ = try desk.file(
                    VictimIdentity(identity: identity),
                    id: victim,
                    owner: unit,
                    sealedFor: victim
                )
                try index.enter(victim, identity, in: desk.transaction)
            }
            return batch.numbers.count
        }
    }
}

/// What a registration that is made up says.
private enum Synthesising {
    /// Whose provincial units register people.
    static let bodies = ["VN/GOV/MOH/PROV", "VN/GOV/MPS/PROV", "VN/GOV/MOD/BG"]

    static func victim(
        of province: Province,
        _ gender: Gender,
        _ random: inout SyntheticRandom
    ) -> Victim {
        Victim(
            personKind: Word(random.one(weighted: [(.victim, 95), (.missing, 5)])),
            category: Word(
                random.one(weighted: [(.citizen, 80), (.inProcessInCountry, 15), (.foreigner, 5)])
            ),
            ageGroup: Word(.unknown),
            gender: Word(gender),
            citizenships: random.chance(95)
                ? [Word(.vietNam)] : [Word(.vietNam), Word(random.destination())],
            province: Word(province)
        )
    }
}
