public import Foundation

/// What a browser shows of a page in a window.
public struct Sight: Sendable, Decodable {
    /// What is wrong with how it looks, in words: nothing of the right size, outside of its box, upon
    /// something else, or hardly to be told from what is behind it.
    public let faults: [String]
    /// How many drawings are seen.
    public let drawings: Int
    /// How many pieces of text are seen.
    public let texts: Int
    /// How bright the paper is, from 0 to 1.
    public let paper: Double
}

extension Browser {
    /// Opens a page and looks at it through each window; what it asked for or complained of meanwhile
    /// stands beside.
    ///
    /// - Parameters:
    ///   - file: the page.
    ///   - windows: the windows, one after the other.
    ///   - pictures: where to put a picture of each window, if anywhere.
    /// - Returns: what is seen in each window, and what the page asked for or complained of.
    /// - Throws: ``BrowserError`` where it cannot be looked at.
    public func look(
        at file: URL,
        through windows: [Window] = Window.all,
        pictures: URL? = nil
    ) throws -> (sights: [(window: Window, sight: Sight)], complaints: [String]) {
        try navigate(to: file)
        var sights: [(window: Window, sight: Sight)] = []
        for window in windows {
            try open(window)
            guard let text = try evaluate(PageAudit.script) as? String else {
                throw BrowserError(what: "the audit answered nothing")
            }
            let sight = try JSONDecoder().decode(Sight.self, from: Data(text.utf8))
            sights.append((window, sight))
            if let pictures { try picture(window, of: file, in: pictures) }
        }
        return (sights, complaints(about: file))
    }

    private func open(_ window: Window) throws {
        let isPhone = window.width < 700
        try call(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": window.width, "height": window.height, "deviceScaleFactor": 1,
                "mobile": isPhone,
            ]
        )
        let scheme = ["name": "prefers-color-scheme", "value": window.isDark ? "dark" : "light"]
        try call("Emulation.setEmulatedMedia", ["features": [scheme]])
    }

    private func picture(_ window: Window, of file: URL, in folder: URL) throws {
        let answer = try call(
            "Page.captureScreenshot",
            ["format": "png", "captureBeyondViewport": true]
        )
        guard let text = answer["data"] as? String, let data = Data(base64Encoded: text) else {
            throw BrowserError(what: "the browser took no picture")
        }
        let name = file.deletingPathExtension().lastPathComponent
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try data.write(to: folder.appending(path: "\(name)-\(window).png"))
    }

    /// What stood in the console, and every request but the one for the page itself.
    private func complaints(about file: URL) -> [String] {
        events.compactMap { event in
            switch event.method {
            case "Network.requestWillBeSent":
                let request = event.details["request"] as? [String: Any]
                let address = request?["url"] as? String ?? ""
                return address == file.absoluteString ? nil : "asks for \(address)"
            case "Runtime.consoleAPICalled": return "console: \(event.details["args"] ?? "")"
            case "Runtime.exceptionThrown":
                return "exception: \(event.details["exceptionDetails"] ?? "")"
            case "Log.entryAdded":
                let entry = event.details["entry"] as? [String: Any]
                return "log: \(entry?["text"] ?? "")"
            default: return nil
            }
        }
    }
}
