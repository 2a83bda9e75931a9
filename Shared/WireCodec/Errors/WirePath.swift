/// Where in a message something is: `victims[2].gate`.
///
/// It is made of property names that types declare and of positions. The keys of an open map are
/// data and are shown by their position, so a path never carries a value.
public struct WirePath: Sendable, Hashable {
    /// One step down.
    public enum Step: Sendable, Hashable {
        /// To the value of a declared property.
        case key(String)
        /// To an element of an array, or to an entry of a map whose keys are data.
        case index(Int)
    }

    /// From the top of the message down; empty for the message itself.
    public var steps: [Step]

    /// The path of these steps.
    public init(_ steps: [Step] = []) {
        self.steps = steps
    }

    /// Whether it is the message itself.
    public var isEmpty: Bool { steps.isEmpty }

    /// The path one step further down.
    public func appending(_ step: Step) -> WirePath {
        WirePath(steps + [step])
    }
}

extension WirePath: CustomStringConvertible, Loggable {
    public var loggable: String { description }

    public var description: String {
        var text = ""
        for step in steps {
            switch step {
            case .key(let name):
                if !text.isEmpty { text += "." }
                text += name
            case .index(let index):
                text += "[\(index)]"
            }
        }
        return text
    }
}
