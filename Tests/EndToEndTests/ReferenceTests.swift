import Foundation
import Testing

/// `homeward reference` shows every list that is shipped, and what of it holds on a day.
@Suite struct ReferenceTests {
    private func shown(_ arguments: String...) async throws -> Household.Outcome {
        try await Household.run("homeward", ["reference"] + arguments + ["--lang", "vi"])
    }

    @Test func `every list is told with its day, its source and how much it holds`() async throws {
        let run = try await shown()
        #expect(run.status == 0, "\(run.errors)")
        let lists = try run.json().list
        let keys = lists.compactMap { $0["list"].text }
        #expect(Set(keys).isSuperset(of: ["countries", "communes", "clocks", "entitlements"]))
        #expect(Set(keys).isSuperset(of: ["indicators", "indicatorFacets", "signs"]))
        #expect(keys.count { $0.hasPrefix("htcds.") } == 21)
        for list in lists {
            let about = "\(list["list"].text ?? "")"
            #expect(list["count"].number ?? 0 > 0, "\(about)")
            #expect(list["asOf"].text?.count == 10 && list["source"].text != nil, "\(about)")
        }
    }

    @Test(arguments: [
        ("provincePeriods", "2020-01-01", 63), ("provincePeriods", "2026-01-01", 34),
        ("htcds.gender", "2026-01-01", 6), ("ethnicGroups", "2026-01-01", 54),
    ])
    func `a list is told as it stood on a day`(list: String, day: String, count: Int) async throws {
        let run = try await shown(list, "--on", day)
        #expect(run.status == 0, "\(run.errors)")
        let told = try run.json()
        #expect(told["list"].text == list && told["count"].number == Double(count))
        #expect(told["entries"].list.count == count)
        for entry in told["entries"].list {
            #expect(entry["from"].text ?? day <= day && entry["through"].text ?? day >= day)
        }
    }

    @Test func `what holds since ever is told without a day`() async throws {
        let run = try await shown("clocks")
        #expect(run.status == 0, "\(run.errors)")
        let clocks = try run.json()["entries"].list
        let days = clocks.compactMap { $0["from"].text }
        #expect(!days.isEmpty && days.count < clocks.count)
        #expect(days.allSatisfy { !$0.hasPrefix("0001") }, "\(days)")
    }

    @Test(arguments: [["provinces", "--on", "yesterday"], ["provincesOfMars"]])
    func `what is no list and no day is refused`(arguments: [String]) async throws {
        let run = try await Household.run("homeward", ["reference"] + arguments)
        #expect(run.status == 64 && run.output.isEmpty)
    }
}
