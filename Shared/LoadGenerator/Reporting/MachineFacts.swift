internal import Foundation
import Vocabulary

/// Where a figure was measured, without which it says nothing.
public struct MachineFacts: Sendable, Hashable, Codable {
    /// The processor's name.
    public var processor: String
    /// Cores that the generator may use.
    public var cores: Int
    /// Memory in GiB.
    public var memory: Int
    /// The system.
    public var system: String

    /// This machine's.
    public static var current: MachineFacts {
        let info = ProcessInfo.processInfo
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = lines.split(separator: "\n").first { $0.hasPrefix("model name") }
        return MachineFacts(
            processor: model?.split(separator: ":").last?
                .trimmingCharacters(in: .whitespaces) ?? "",
            cores: CPUMeter.allowedCores,
            memory: Int(info.physicalMemory >> 30),
            system: info.operatingSystemVersionString
        )
    }

    /// The machine in a line of a report.
    func line(in language: Language) -> String {
        "\(processor), \(cores) \(ReportPhrase.coreCount(language)), \(memory) GiB"
    }
}
