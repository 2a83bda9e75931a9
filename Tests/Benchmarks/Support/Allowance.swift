import Foundation

/// What subjects may cost, as a file keeps it: the gate against getting slower unnoticed.
///
/// Instructions and allocations only: seconds differ between machines and hours.
public struct Allowance: Codable {
    /// The figures of one subject when they were last accepted.
    public struct Figures: Codable {
        public var instructions: Int
        public var allocations: Double
    }

    /// A subject costs more than it may.
    public struct Exceeded: Error, CustomStringConvertible {
        public var description: String
    }

    /// How much more is still accepted, in parts of the figures: another version of the compiler or
    /// the C library costs or saves some.
    public var margin: Double
    /// By path, `encode/Wire`.
    public var subjects: [String: Figures]

    /// The allowance of a file.
    public init(readFrom path: String) throws {
        self = try JSONDecoder().decode(
            Allowance.self,
            from: Data(contentsOf: URL(fileURLWithPath: path))
        )
    }

    /// Throws for the first subject that costs more than its figures and the margin, and for one
    /// that was to be measured and was not.
    public func hold(_ measured: [Subject], _ results: [Measurement]) throws {
        for (path, figures) in subjects.sorted(by: { $0.key < $1.key }) {
            guard let place = measured.firstIndex(where: { $0.path == path }),
                let instructions = results[place].instructions
            else { throw Exceeded(description: "\(path) was not measured") }
            let allocations = results[place].allocations
            if Double(instructions) > Double(figures.instructions) * (1 + margin)
                || allocations > figures.allocations * (1 + margin)
            {
                throw Exceeded(
                    description: """
                        \(path) takes \(instructions) instructions and \(allocations) allocations; \
                        accepted are \(figures.instructions) and \(figures.allocations), and \
                        \(Int(margin * 100)) % more
                        """
                )
            }
        }
    }
}
