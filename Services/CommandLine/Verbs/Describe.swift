import ArgumentParser
import RPC
import WireCodec

/// `homeward describe`: what every method is, from the contract itself; no service is asked.
struct Describe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: CallPhrase.describe())

    @Argument(
        help: ArgumentHelp(CallPhrase.describeMethod()),
        completion: .list(Services.names)
    )
    var method: String?

    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        let wanted = method ?? ""
        let methods = Services.methods.filter {
            $0.method.name == wanted || $0.method.name.hasPrefix(wanted)
        }
        guard !methods.isEmpty else {
            throw Failure(
                CallPhrase.unknownMethod(wanted),
                next: Services.names(like: wanted) + [CallPhrase.seeDescribe()],
                status: .usage
            )
        }
        let output = Output(speech)
        let exact = methods.filter { $0.method.name == wanted }
        if let method = exact.first {
            let description = try Self.description(of: method)
            guard !speech.asJSON else { return try output.show(description) }
            output.say(
                Self.summary(of: method.method).lines(width: Terminal.width).joined(separator: "\n")
            )
            output.say("\n" + description.schema)
            return
        }
        let descriptions = try methods.map { try Self.description(of: $0) }
        try output.show(descriptions) { Self.table(of: methods.map { $0.method }) }
    }

    private static func description(of method: any ServiceMethod.Type) throws -> MethodDescription {
        MethodDescription(method.method, schema: try MethodSchema.cddl(of: method))
    }

    private static func table(of methods: [MethodDescriptor]) -> TextTable {
        TextTable(
            [
                CallPhrase.method(), CallPhrase.effect(), CallPhrase.callers(), CallPhrase.via(),
                CallPhrase.purpose(),
            ],
            rows: methods.map(cells)
        )
    }

    private static func summary(of method: MethodDescriptor) -> TextTable {
        let names = [
            CallPhrase.method(), CallPhrase.effect(), CallPhrase.callers(), CallPhrase.via(),
            CallPhrase.purpose(),
        ]
        return TextTable(rows: zip(names, cells(of: method)).map { [$0, $1] })
    }

    /// The roles that may call a method.
    static func callers(of method: MethodDescriptor) -> String {
        method.callers.contains(MethodDescriptor.anyone)
            ? CallPhrase.everybody() : method.callers.sorted().joined(separator: " ")
    }

    private static func cells(of method: MethodDescriptor) -> [String] {
        let effect = method.effect == .read ? CallPhrase.read() : CallPhrase.write()
        return [
            method.name,
            method.kind == .unary ? effect : "\(effect), \(CallPhrase.stream())",
            callers(of: method),
            method.via == .gateway ? CallPhrase.gateway() : CallPhrase.own(),
            method.needsPurpose ? CallPhrase.reads() : "",
        ]
    }
}
