import Records
import ServiceContracts
public import ServiceKit
import Vocabulary
import WireCodec

extension LiaisonService: SyntheticService {
    /// Registers made-up letters that came in, each with its number and its clock.
    public func synthesise(_ batch: SyntheticBatch) async throws {
        try await keeper.makeReady(batch.numbers.count)
        _ = try await keeper.write(batch.context) { desk in
            for number in batch.numbers {
                var random = batch.random(number)
                let arrivedAt = random.moment(before: desk.now)
                let owner = Synthesising.owner(&random)
                var letter = Synthesising.letter(&random)
                letter.registered = try desk.nextNumber(of: owner, in: .incoming)
                let filed = try desk.file(
                    letter,
                    id: CorrespondenceID(random.identifier(number: number)),
                    state: .received,
                    owner: owner,
                    handling: random.handling(),
                    occurred: Occurrence(at: arrivedAt)
                )
                try desk.start(letter.replyClock, of: filed, at: arrivedAt)
            }
            return batch.numbers.count
        }
    }
}

/// What a letter that is made up says.
private enum Synthesising {
    static func owner(_ random: inout SyntheticRandom) -> OrgID {
        switch random.one(weighted: [(0, 40), (1, 30), (2, 30)]) {
        case 0: "VN/GOV/MPS/FAD"
        case 1: "VN/GOV/MOFA/CONS"
        default: random.unit(of: random.province(), below: "VN/GOV/MOD/BG")
        }
    }

    static func letter(_ random: inout SyntheticRandom) -> Correspondence {
        var letter = Correspondence(
            direction: .incoming,
            correspondenceKind: Word(random.oneSkewed(of: CorrespondenceKind.allCases)),
            channel: Word(random.oneSkewed(of: LiaisonChannel.allCases)),
            urgency: Word(random.chance(5) ? .urgentRescue : .normal),
            partner: Word(random.destination()),
            partnerOffice: FreeText("Cơ quan mẫu"),
            subject: FreeText("Công văn mẫu về việc xác minh nhân thân"),
            body: FreeText(
                "Đề nghị xác minh một công dân quê ở \(random.commune(in: random.province()))."
            )
        )
        letter.partnerNumber = FreeText("M-\(Int.random(in: 1...99_999, using: &random))")
        return letter
    }
}
