import RPC
import ServiceContracts
import Testing
import Vocabulary

@testable import Records

/// A route that looks records up answers at once what is at hand, and otherwise the same from the store.
@Suite struct LookingUpTests {
    @Test func `what is at hand is answered at once, and as the store answers it`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let question = NextSteps<Tip>(id: tip.id)
            let first = try await office.answer(to: question)
            #expect(!first.isAtOnce && first.refusal == nil)
            for _ in 0..<3 {
                let again = try await office.answer(to: question)
                #expect(again == OfficeAnswer(isAtOnce: true, bytes: first.bytes))
            }
        }
    }

    @Test func `after a change the store is asked once more`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let question = NextSteps<Tip>(id: tip.id)
            for _ in 0..<2 { _ = try await office.answer(to: question) }
            let before = try await office.answer(to: question)
            _ = try await office.take(.assigned, of: tip)
            let after = try await office.answer(to: question)
            #expect(!after.isAtOnce && after.bytes != before.bytes)
            let again = try await office.answer(to: question)
            #expect(again == OfficeAnswer(isAtOnce: true, bytes: after.bytes))
        }
    }

    @Test func `whoever may not know of the record hears at once that there is none`() async throws
    {
        try await withOffice { office in
            let tip = try await office.filed()
            for _ in 0..<2 { _ = try await office.answer(to: NextSteps<Tip>(id: tip.id)) }
            #expect(
                try await office.answer(to: NextSteps<Tip>(id: tip.id), as: .stranger)
                    == OfficeAnswer(isAtOnce: true, refusal: "record.notFound")
            )
            let unknown = try await office.answer(to: NextSteps<Tip>(id: .make()))
            #expect(unknown == OfficeAnswer(isAtOnce: false, refusal: "record.notFound"))
        }
    }
}
