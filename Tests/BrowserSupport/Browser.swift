internal import Foundation
internal import Glibc

/// A headless Chromium, spoken to over a pipe of its own: nothing listens anywhere meanwhile.
///
/// For one test at a time; every call waits for its answer, for half a minute at most.
public final class Browser {
    /// Names under which systems keep it, the smallest first; Debian's packages are called the same.
    private static let names = [
        "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome",
    ]
    /// Where one may be named that is called otherwise.
    private static let variable = "HOMEWARD_BROWSER"
    /// Longer than any answer takes, in milliseconds.
    private static let patience: Int32 = 30_000

    /// Something that the browser reported by itself.
    struct Event {
        let method: String
        let details: [String: Any]
    }

    private let process = Process()
    private let commands = Pipe()
    private let answers = Pipe()
    private let folder: URL
    private var unread = Data()
    private var numbers = 0
    private var session: String?
    private(set) var events: [Event] = []

    /// Starts one.
    ///
    /// - Throws: ``BrowserError`` with what is to be installed, where there is none.
    public init() throws {
        // A browser that died must be an error of the next call, not the end of the tests.
        signal(SIGPIPE, SIG_IGN)
        folder = FileManager.default.temporaryDirectory
            .appending(path: "homeward-browser-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let said = folder.appending(path: "said")
        _ = FileManager.default.createFile(atPath: said.path, contents: nil)
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // It reads commands from descriptor 3 and answers on 4.
        process.arguments =
            ["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null", try Self.executable()]
            + options
        process.standardInput = commands
        process.standardOutput = answers
        process.standardError = try FileHandle(forWritingTo: said)
        try process.run()
        do {
            try openPage()
        } catch {
            let text = (try? String(contentsOf: said, encoding: .utf8)) ?? ""
            close()
            throw BrowserError(what: "the browser did not start: \(error)\n\(text.suffix(2_000))")
        }
    }

    deinit { close() }

    /// Ends it and removes what it wrote.
    public func close() {
        if process.isRunning {
            // Asked first: some systems start it by a script, which a signal would end alone.
            session = nil
            try? send("Browser.close")
            try? commands.fileHandleForWriting.close()
            let deadline = ContinuousClock.now + .seconds(5)
            while process.isRunning, ContinuousClock.now < deadline { usleep(10_000) }
            if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(at: folder)
    }

    /// The browser of this machine.
    private static func executable() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        let named = environment[variable].map { [$0] } ?? []
        let folders = (environment["PATH"] ?? "").split(separator: ":") + ["/usr/bin"]
        let places = named + names.flatMap { name in folders.map { "\($0)/\(name)" } }
        guard let place = places.first(where: FileManager.default.isExecutableFile) else {
            throw BrowserError(
                what:
                    "no Chromium is installed, in which reports are looked at. Install Debian's package "
                    + "\(names[0]) (Tests/run does), or name one in \(variable)."
            )
        }
        return place
    }

    private var options: [String] {
        [
            "--headless", "--remote-debugging-pipe", "--user-data-dir=\(folder.path)",
            "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
            "--force-color-profile=srgb", "about:blank",
        ]
            // Its sandbox refuses root, as whom containers run their tests.
            + (geteuid() == 0 ? ["--no-sandbox"] : [])
    }

    private func openPage() throws {
        let target = try call("Target.createTarget", ["url": "about:blank"])
        let attached = try call(
            "Target.attachToTarget",
            ["targetId": target["targetId"] ?? "", "flatten": true]
        )
        session = attached["sessionId"] as? String
        for domain in ["Page", "Runtime", "Log", "Network"] { _ = try call("\(domain).enable") }
    }

    /// Opens a file and waits until it is loaded; what it reported before is forgotten.
    func navigate(to file: URL) throws {
        events = []
        let answer = try call("Page.navigate", ["url": file.absoluteString])
        if let text = answer["errorText"] as? String {
            throw BrowserError(what: "\(file.path): \(text)")
        }
        while !events.contains(where: { $0.method == "Page.loadEventFired" }) { _ = try receive() }
    }

    /// Runs a script in the page and answers its value.
    func evaluate(_ script: String) throws -> Any? {
        let answer = try call(
            "Runtime.evaluate",
            ["expression": script, "returnByValue": true, "awaitPromise": true]
        )
        if let failure = answer["exceptionDetails"] {
            throw BrowserError(what: "the script failed: \(failure)")
        }
        return (answer["result"] as? [String: Any])?["value"]
    }

    /// Gives a command and waits for its answer.
    @discardableResult
    func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        try send(method, parameters)
        while true {
            let message = try receive()
            guard (message["id"] as? NSNumber)?.intValue == numbers else { continue }
            if let error = message["error"] as? [String: Any] {
                throw BrowserError(what: "\(method): \(error["message"] ?? "")")
            }
            return message["result"] as? [String: Any] ?? [:]
        }
    }

    private func send(_ method: String, _ parameters: [String: Any] = [:]) throws {
        numbers += 1
        var command: [String: Any] = ["id": numbers, "method": method, "params": parameters]
        if let session { command["sessionId"] = session }
        let data = try JSONSerialization.data(withJSONObject: command) + [0]
        try commands.fileHandleForWriting.write(contentsOf: data)
    }

    /// The next message; one that the browser sent by itself is kept as an event.
    private func receive() throws -> [String: Any] {
        while true {
            if let end = unread.firstIndex(of: 0) {
                let data = unread[unread.startIndex..<end]
                unread = Data(unread[(end + 1)...])
                let message = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
                if let method = message["method"] as? String {
                    let details = message["params"] as? [String: Any] ?? [:]
                    events.append(Event(method: method, details: details))
                }
                return message
            }
            let descriptor = answers.fileHandleForReading.fileDescriptor
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&ready, 1, Self.patience) > 0 else {
                throw BrowserError(what: "the browser says nothing more")
            }
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(descriptor, &bytes, bytes.count)
            guard count > 0 else { throw BrowserError(what: "the browser is gone") }
            unread.append(contentsOf: bytes[..<count])
        }
    }
}

/// Why nothing can be seen in a browser.
public struct BrowserError: Error, CustomStringConvertible {
    let what: String

    public var description: String { what }
}
