import Foundation
import Testing
import Yams

/// What lies where, and how big it is.
@Suite struct FolderTests {
    @Test func `the top level holds what the design names`() throws {
        let known: Set<String> = [
            "Package.swift", "Package.resolved", "Services", "Shared", "Tests",
            "docker-compose.yml", "README.md", "LICENSE",
        ]
        let names = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
        for name in names where !name.hasPrefix(".") {
            #expect(known.contains(name), "\(name): move it into Services, Shared or Tests")
        }
    }

    @Test func `folders are named by words of the domain or the design`() {
        let empty: Set<String> = ["Utils", "Util", "Helpers", "Common", "Misc", "New"]
        for path in SourceTree.paths(in: ["Shared", "Services", "Tests"]) {
            for part in path.split(separator: "/").dropLast().map(String.init) {
                #expect(!empty.contains(part), "\(path): name the folder by what it is about")
            }
        }
    }

    @Test func `no file is a blob`() throws {
        for path in SourceTree.paths(in: ["Shared", "Services", "Tests"]) {
            let file = SourceTree.root.appending(path: path)
            let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            guard size > 100_000 else { continue }
            let isText = (try? String(contentsOf: file, encoding: .utf8)) != nil
            #expect(isText, "\(path) has \(size) bytes: make it in the test, or fetch it")
        }
    }

    @Test func `no source names the machine that it was written on`() {
        for file in SourceTree.shared.swift where !file.path.hasPrefix("Tests/TidyTests/") {
            for (index, line) in file.lines.enumerated() {
                #expect(
                    !line.contains("/home/") && !line.contains("/root/"),
                    "\(file.path):\(index + 1) names a home folder; take the path as a value"
                )
            }
        }
    }

    @Test func `the compose file starts the four services and asks for their health`() throws {
        let text = try String(
            contentsOf: SourceTree.root.appending(path: "docker-compose.yml"),
            encoding: .utf8
        )
        let compose = try YAMLDecoder().decode(Compose.self, from: text)
        for name in ["cases", "victim-support", "liaison", "gateway"] {
            let service = try #require(compose.services[name], "the service \(name)")
            #expect(service.command?.first == "homeward-\(name)")
            #expect(service.healthcheck?.test.contains("health") == true)
        }
    }

    @Test(arguments: ["Services/start", "Tests/run"])
    func `the readme names the command and it can be run`(command: String) throws {
        let readme = SourceTree.root.appending(path: "README.md")
        #expect(try String(contentsOf: readme, encoding: .utf8).contains(command))
        let path = SourceTree.root.appending(path: command).path
        #expect(FileManager.default.isExecutableFile(atPath: path), "chmod +x \(command)")
    }
}

/// The part of a compose file that is promised.
private struct Compose: Decodable {
    /// One container.
    struct Service: Decodable {
        var command: [String]?
        var healthcheck: Health?
    }
    /// How a container is asked whether it is well.
    struct Health: Decodable {
        var test: [String]
    }
    var services: [String: Service]
}
