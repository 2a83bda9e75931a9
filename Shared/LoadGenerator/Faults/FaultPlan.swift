/// Faults to be made beside the load: `kill:cases@10s,restart@12s`.
public struct FaultPlan: Sendable, Hashable {
    /// What is done to a service's process.
    public enum Kind: String, Sendable, CaseIterable {
        /// It is killed, without a chance to finish anything.
        case kill
        /// It is stopped: it keeps its connections and answers nothing.
        case stop
        /// It goes on after a stop.
        case cont
        /// It is asked to finish and end.
        case term
        /// It is awaited: whoever runs it is to have started it again by then.
        case restart
    }

    /// One fault.
    public struct Fault: Sendable, Hashable {
        /// What.
        public var kind: Kind
        /// Whom, by the name under which the service runs.
        public var service: String
        /// When, in seconds from the end of the warm-up.
        public var at: Double

        /// As it stands in reports.
        public var name: String { "\(kind.rawValue) \(service)" }

        /// Whether it takes something away, from which the service has to recover.
        public var breaks: Bool { [.kill, .stop, .term].contains(kind) }
    }

    /// The faults, in order of their time.
    public let faults: [Fault]

    /// Why a plan cannot be read.
    public enum PlanFault: Error, Sendable, Hashable {
        /// This piece is none: `kind:service@seconds`.
        case unreadable(String)
        /// There is no such service.
        case unknownService(String)
    }

    /// Reads a plan.
    ///
    /// A piece without a service means the one before.
    ///
    /// - Parameters:
    ///   - text: the plan.
    ///   - services: the services that there are.
    /// - Throws: ``PlanFault``, which names the piece.
    public init(_ text: String, services: [String]) throws(PlanFault) {
        var faults: [Fault] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = piece.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw .unreadable(String(piece)) }
            let what = parts[0].split(separator: ":", omittingEmptySubsequences: false)
            let time = parts[1].hasSuffix("s") ? parts[1].dropLast() : parts[1]
            guard what.count <= 2, let word = what.first,
                let kind = Kind(rawValue: word.trimmed), let at = Double(time),
                (0...86_400).contains(at)
            else { throw .unreadable(String(piece)) }
            let named = what.count == 2 ? String(what[1]) : faults.last?.service
            guard let service = named else { throw .unreadable(String(piece)) }
            guard services.contains(service) else { throw .unknownService(service) }
            faults.append(Fault(kind: kind, service: service, at: at))
        }
        self.faults = faults.sorted { $0.at < $1.at }
    }
}

extension Substring {
    /// Without spaces around.
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
