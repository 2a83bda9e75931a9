import Foundation
import Testing

@testable import ServiceHost

/// Records of people who do not exist are made in a development world and nowhere else.
@Suite struct DevelopmentWorldTests {
    /// A folder as `homeward up` makes one, and another that is none.
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "homeward-world-\(UUID().uuidString)")
        for name in ["config", "data", "keys"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name),
                withIntermediateDirectories: true
            )
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func check(_ world: URL, folders: [String]) throws {
        try DevelopmentWorld.check(
            world.appending(path: "config/cases.yaml").path,
            folders: folders
        )
    }

    @Test func `a configuration of a development world passes`() throws {
        try withFolder { folder in
            try Data(#"{"format":1,"basePort":7440}"#.utf8)
                .write(to: folder.appending(path: "world.json"))
            try check(folder, folders: ["\(folder.path)/data/cases", "\(folder.path)/keys/cases"])
        }
    }

    @Test(arguments: [nil, "", "{}", #"{"format":2}"#, "[1]"])
    func `without the mark of a world it is refused`(mark: String?) throws {
        try withFolder { folder in
            if let mark { try Data(mark.utf8).write(to: folder.appending(path: "world.json")) }
            let error = #expect(throws: StartError.self) {
                try check(folder, folders: ["\(folder.path)/data/cases"])
            }
            #expect(error?.description.contains("development world only") == true)
        }
    }

    @Test func `a world whose data or keys lie elsewhere is refused`() throws {
        try withFolder { folder in
            try Data(#"{"format":1}"#.utf8).write(to: folder.appending(path: "world.json"))
            let link = folder.appending(path: "linked")
            try FileManager.default.createSymbolicLink(
                at: link,
                withDestinationURL: URL(filePath: "/var")
            )
            for place in [
                "/var/lib/homeward", "\(folder.path)/../other", link.path, "\(folder.path)-2/data",
            ] {
                let error = #expect(throws: StartError.self) {
                    try check(folder, folders: ["\(folder.path)/data/cases", place])
                }
                #expect(error?.description.contains("outside the development world") == true)
            }
        }
    }
}
