import RPC
import Vocabulary
import WireCodec

extension Word: Sampled {
    static var sample: Word {
        guard let first = List.allCases.first else { return Word(text: "word") }
        return Word(first)
    }
}

extension OrgID: Sampled {
    static var sample: OrgID { "VN/GOV/MPS/C02" }
}

extension CommuneCode: Sampled {
    static var sample: CommuneCode {
        guard let code = CommuneCode("00004") else { preconditionFailure("five digits are a code") }
        return code
    }
}

extension Instant: Sampled {
    static var sample: Instant { Instant(millisecondsSinceEpoch: 1_640_847_600_000) }
}

extension CalendarDate: Sampled {
    static var sample: CalendarDate { CalendarDate(dayNumber: 18_991) }
}

extension Identifier: Sampled {
    static var sample: Identifier {
        Identifier(high: 0x0190_1234_5678_7abc, low: 0x8def_0123_4567_89ab)
    }
}

extension TraceID: Sampled {
    static var sample: TraceID { TraceID(beginningWith: .sample) }
}

extension Bytes: Sampled {
    static var sample: Bytes { Bytes(Array(0..<32)) }
}

extension ErrorCode: Sampled {
    static var sample: ErrorCode { .notFound }
}
