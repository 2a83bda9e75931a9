import Foundation
import Testing

/// What `Services/start` and `Tests/run` say on machines that lack something: a sentence with what to
/// do, a status, and nothing changed.
///
/// Their common part runs in a copy, against stand-ins for the programs that it asks.
@Suite struct ScriptTests {
    @Test func `without a toolchain it says where to get one`() async throws {
        let outcome = try await prepare("swift_places=(); need_swift")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("no Swift toolchain was found"))
        #expect(outcome.errors.contains("https://www.swift.org/install/linux/"))
    }

    @Test(arguments: [
        ("6.2.1", false), ("5.10", false), ("6.3", true), ("6.3.1", true), ("6.10", true),
    ])
    func `an older toolchain is refused, a newer one taken`(version: String, isTaken: Bool)
        async throws
    {
        let swift = "echo 'Swift version \(version) (swift-\(version)-RELEASE)'"
        let outcome = try await prepare("need_swift; echo taken", programs: ["swift": swift])
        #expect((outcome.status == 0) == isTaken)
        #expect(outcome.output.contains("taken") == isTaken)
        if !isTaken { #expect(outcome.errors.contains("Swift \(version) is older than 6.3")) }
    }

    @Test func `a toolchain that does not run is told as such`() async throws {
        let outcome = try await prepare("need_swift", programs: ["swift": "exit 127"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("does not run"))
    }

    @Test func `without the right to install it prints the one line to run`() async throws {
        let outcome = try await prepare(
            "need_packages git libssl-dev libsqlite3-dev",
            programs: [
                "dpkg-query": "[ \"${!#}\" = git ] && echo -n installed || exit 1",
                "id": "case $1 in -u) echo 1000 ;; *) echo somebody ;; esac",
                "apt-get": "echo 'apt was run'",
            ]
        )
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("packages are missing: libssl-dev libsqlite3-dev"))
        #expect(outcome.errors.contains("as somebody"))
        #expect(
            outcome.errors.contains(
                "sudo apt-get update && sudo apt-get install -y --no-install-recommends "
                    + "libssl-dev libsqlite3-dev"
            )
        )
        #expect(!outcome.output.contains("apt was run"))
    }

    @Test func `where sudo asks nobody, only what is missing is installed`() async throws {
        let outcome = try await prepare(
            "need_packages git libssl-dev; echo ready",
            programs: [
                "dpkg-query": "[ \"${!#}\" = git ] && echo -n installed || exit 1",
                "id": "echo 1000",
                "sudo": "[ \"$1\" = -n ] && exit 0; \"$@\"",
                "apt-get": "echo \"apt: $*\"",
            ]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("apt: -q update"))
        #expect(
            outcome.output.contains("apt: -q install -y --no-install-recommends libssl-dev\n")
        )
        #expect(outcome.output.contains("ready"))
    }

    @Test func `a failed installation is not passed over`() async throws {
        let outcome = try await prepare(
            "need_packages libssl-dev; echo ready",
            programs: [
                "dpkg-query": "exit 1", "id": "echo 0",
                "apt-get": "[ \"$2\" = update ] || exit 100",
            ]
        )
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("installing libssl-dev failed"))
        #expect(!outcome.output.contains("ready"))
    }

    /// A machine of these programs alone: whatever else stands on this one is not found.
    private static let bare = "unset HOMEWARD_BROWSER; PATH=${PATH%%:*}; need_browser; echo ready"

    @Test(arguments: ["chromium-headless-shell", "chromium", "google-chrome"])
    func `a browser that is there is taken, and nothing installed`(name: String) async throws {
        let outcome = try await prepare(Self.bare, programs: [name: "exit 0"])
        #expect(outcome.status == 0 && outcome.output == "ready\n", "\(outcome.errors)")
    }

    @Test func `a browser that is missing is installed, with a font`() async throws {
        let outcome = try await prepare(
            Self.bare,
            programs: [
                "dpkg-query": "exit 1", "id": "echo 0", "env": "\"${@:2}\"",
                "apt-get": "echo \"apt: $*\"",
            ]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.output.contains(
                "apt: -q install -y --no-install-recommends chromium-headless-shell "
                    + "fonts-dejavu-core\n"
            )
        )
        #expect(outcome.output.hasSuffix("ready\n"))
    }

    @Test func `without a browser and Debian's packages it says what to do`() async throws {
        let outcome = try await prepare("export HOMEWARD_PACKAGES_READY=1; " + Self.bare)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("no Chromium was found"))
        #expect(outcome.errors.contains("name it in HOMEWARD_BROWSER"))
        #expect(!outcome.output.contains("ready"))
    }

    @Test func `a disk without room stops before the build, a built copy needs less`() async throws
    {
        let disk = ["df": "echo head; echo x 1 1 1500 1% /"]
        let first = try await prepare("need_disk 4000 500 .build/homeward", programs: disk)
        #expect(first.status == 1)
        #expect(first.errors.contains("only 1500 MB are free here; the build needs 4000 MB"))
        let built = "mkdir -p .build && touch .build/homeward; "
        let second = try await prepare(
            built + "need_disk 4000 500 .build/homeward; echo enough",
            programs: disk
        )
        #expect(second.status == 0, "\(second.errors)")
    }

    @Test func `Ctrl-C ends what was running and says that it can go on`() async throws {
        let outcome = try await prepare(
            """
            (while ! [ -s sleeper ]; do sleep 0.05; done; kill -INT $$) &
            limited 60 bash -c 'echo $$ > sleeper; sleep 60'
            echo "went on"
            """
        )
        #expect(outcome.status == 130)
        #expect(outcome.errors.contains("run this again, it goes on where it was"))
        #expect(!outcome.output.contains("went on"))
    }

    @Test func `a command that takes too long is ended and fails`() async throws {
        let outcome = try await prepare("limited 1 sleep 30 || echo \"status $?\"")
        #expect(outcome.output.contains("status 124"))
    }

    /// Sources the scripts' common part in a copy and runs some of it there.
    private func prepare(
        _ script: String,
        programs: [String: String] = [:]
    ) async throws -> Household.Outcome {
        let files = FileManager.default
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let copy = files.temporaryDirectory.appending(path: "homeward-scripts-\(UUID().uuidString)")
        defer { try? files.removeItem(at: copy) }
        let folder = copy.appending(path: "Services/Deployment")
        let stands = copy.appending(path: "stand-ins")
        for each in [folder, stands] {
            try files.createDirectory(at: each, withIntermediateDirectories: true)
        }
        try files.copyItem(
            at: root.appending(path: "Services/Deployment/prepare.sh"),
            to: folder.appending(path: "prepare.sh")
        )
        for (name, text) in programs {
            let file = stands.appending(path: name)
            try "#!/bin/bash\n\(text)\n".write(to: file, atomically: true, encoding: .utf8)
            try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        }
        let whole = """
            set -euo pipefail
            PATH=\(stands.path):/usr/bin:/bin
            . \(folder.path)/prepare.sh
            \(script)
            """
        // A shell cannot trap what was ignored when it started, and test runners ignore Ctrl-C.
        return try await Household.run(
            at: "/usr/bin/env",
            ["--default-signal=INT,TERM", "/bin/bash", "-c", whole]
        )
    }
}
