import Foundation
import Testing
import WireCodec

@testable import homeward

/// Files of bundles are private, and never written over anything else.
@Suite struct BundleFileTests {
    private func inFolder(_ work: (BundleFile, Post) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "bundle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let post = try Post()
        let file = BundleFile(url: folder.appending(path: "a.bundle"), signer: post.signer)
        try await work(file, post)
    }

    @Test func `a bundle is private and is not begun over another file`() async throws {
        try await inFolder { file, post in
            _ = try file.create(at: post.now)
            let bytes = try Data(contentsOf: file.url)
            let mode = try FileManager.default
                .attributesOfItem(atPath: file.url.path)[.posixPermissions]
            #expect(mode as? Int == 0o600)
            #expect(throws: Failure.self) { try file.create(at: post.now) }
            #expect(try Data(contentsOf: file.url) == bytes)
        }
    }

    @Test func `an entry that is refused leaves the file as it was`() async throws {
        try await inFolder { file, post in
            _ = try file.create(at: post.now)
            let bytes = try Data(contentsOf: file.url)
            let call = try OfflineCall(typed: ["report", "step", "P-1", "assigned"], json: nil)
            await #expect(throws: Failure.self) { try await file.add(call, at: post.now) }
            #expect(try Data(contentsOf: file.url) == bytes)
        }
    }

    @Test func `a file that is no bundle is not added to`() async throws {
        try await inFolder { file, post in
            try Data("a letter".utf8).write(to: file.url)
            let call = try OfflineCall(typed: ["report", "receive"], json: nil)
            await #expect(throws: Failure.self) { try await file.add(call, at: post.now) }
            #expect(try Data(contentsOf: file.url) == Data("a letter".utf8))
        }
    }

    @Test func `a result of another bundle is not overwritten`() async throws {
        try await inFolder { file, post in
            let bundle = try file.create(at: post.now)
            #expect(try file.result(of: bundle) == nil)
            let own = BundleResult(of: bundle, isDryRun: false)
            try file.save(own)
            #expect(try file.result(of: bundle) == own)
            #expect(throws: Failure.self) { try file.result(of: post.bundle) }
            try Data("notes".utf8).write(to: file.resultFile)
            #expect(throws: Failure.self) { try file.result(of: bundle) }
        }
    }
}
