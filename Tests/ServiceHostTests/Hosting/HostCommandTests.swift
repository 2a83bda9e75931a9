import Foundation
import Testing

@testable import ServiceHost

/// What a daemon can be asked to do, and everything else is the usage.
@Suite struct HostCommandTests {
    @Test(arguments: [
        (["--config", "a.yaml"], HostCommand.serve("a.yaml", isAttended: false)),
        (["--config", "a.yaml", "--attended"], .serve("a.yaml", isAttended: true)),
        (["--attended", "--config", "a.yaml"], .serve("a.yaml", isAttended: true)),
        (["--config", "a.yaml", "--check"], .check("a.yaml")),
        (
            ["--config", "a.yaml", "--generate", "7", "--seed", "3"],
            .generate("a.yaml", count: 7, seed: 3)
        ),
        (["--generate", "7", "--config", "a.yaml"], .generate("a.yaml", count: 7, seed: 1)),
        (["--settings"], .settings), (["--sample"], .sample),
    ])
    func `a command line is understood in any order`(
        arguments: [String],
        command: HostCommand
    ) throws {
        #expect(try HostCommand(arguments) == command)
    }

    @Test(arguments: [
        [], ["--config"], ["a.yaml"], ["--config", "--check"], ["--check"], ["--attended"],
        ["--config", "a", "--config", "b"], ["--config", "a", "--check", "--attended"],
        ["--config", "a", "--generate"], ["--config", "a", "--generate", "0"],
        ["--config", "a", "--generate", "7", "--check"], ["--config", "a", "--seed", "7"],
        ["--config", "a", "--generate", "7", "--seed", "-1"], ["--generate", "7"],
        ["--config", "a", "--chekc"], ["--settings", "--sample"],
    ])
    func `anything else is told the usage`(arguments: [String]) {
        let error = #expect(throws: StartError.self) { try HostCommand(arguments) }
        #expect(error?.description.contains("Usage: --config FILE") == true)
    }

    @Test func `whoever attends is gone when their end of the pipe is closed, not before`() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("ignored".utf8))
        try pipe.fileHandleForWriting.close()
        let input = pipe.fileHandleForReading.fileDescriptor
        Attendant.waitForEnd(of: input)
        // All was read: nothing more comes.
        #expect(try pipe.fileHandleForReading.readToEnd() ?? Data() == Data())
    }
}
