import Foundation
import PythonPeer
import Testing

extension ImportTests {
    private func filedCrossings() async throws -> Int {
        let counted = try await household.run([
            "call", "cases.crossing.count", "--as", "police-quangninh", "--json", #"{"facets":[]}"#,
        ])
        try #require(counted.status == 0, "\(counted.errors)")
        return Int(try counted.json()["total"].number ?? 0)
    }

    /// How many there are by the store, seen from outside while the service writes.
    func storedCrossings() -> Int? {
        struct Seen: Decodable { let records: [String: Int] }
        let store = household.home.appending(path: "data/cases/cases.db").path
        let seen = try? PythonPeer.beside("store_peer").run([store, "province"])
        return seen.flatMap { try? JSONDecoder().decode(Seen.self, from: $0) }
            .map { $0.records["cases.crossing"] ?? 0 }
    }

    /// Kills an import once its first rows are filed; answers how many were.
    private func filedWhenKilled(_ command: [String]) async throws -> Int {
        let before = try #require(storedCrossings())
        _ = try await household.kill(command) { storedCrossings().map { $0 > before } ?? false }
        return try #require(storedCrossings()) - before
    }

    @Test func `an import killed while it files goes on where it was, and files none twice`()
        async throws
    {
        let rows = 600
        var cut = 0
        // It may have filed the last row by then; then another table is tried.
        for table in 1...4 where cut == 0 {
            let text =
                (["Ngày,Tỉnh,country,direction,personTimes,suspicion"]
                + (1...rows).map { "07/06/2025,Quảng Ninh,LA,entry,\(table * 1_000 + $0),none" })
                .joined(separator: "\n")
            try await withTable(text) { path in
                let command = ["import", "crossing", path, "--as", "police-quangninh"]
                let before = try await filedCrossings()
                let filed = try await filedWhenKilled(command)
                let again = try await household.run(command)
                #expect(again.status == 0, "\(again.output) \(again.errors)")
                let told = try again.json()
                // What was under way when it was killed may have been filed after it was counted.
                let there = Int(told["alreadyThere"].number ?? 0)
                #expect(there >= filed)
                #expect(Int(told["filed"].number ?? 0) + there == rows, "\(again.output)")
                #expect(try await filedCrossings() == before + rows)
                if (1..<rows).contains(there) { cut = there }
            }
        }
        #expect((1..<rows).contains(cut))
    }
}
