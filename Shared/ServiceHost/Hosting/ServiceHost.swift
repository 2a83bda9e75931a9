import Foundation
import Glibc
import Logging
import Metrics
import RPC
public import ServiceKit
import ServiceLifecycle
import Storage
import UnixSignals
import WireCodec

/// From a configuration to a running service: the one statement of each daemon.
///
/// ```swift
/// @main struct CasesDaemon {
///     static func main() async { await ServiceHost.run(CasesService.self) }
/// }
/// ```
///
/// `--config FILE` serves; `--check` only checks the configuration; `--attended` serves only as long
/// as somebody holds standard input open; `--generate COUNT` fills a development world with records of
/// people who do not exist and says on standard output how far it is; `--settings` prints the table of settings, `--sample` a
/// sample file.
public enum ServiceHost {
    /// What a daemon's exit says, by the numbers of sysexits(3).
    public enum Exit: Int32, Sendable {
        /// Asked to end, and drained.
        case success = 0
        /// Called wrongly.
        case usage = 64
        /// Something that it needs is not there, or failed while it ran.
        case unavailable = 69
        /// Started wrongly: a fault of ours, such as routes that don't match the contract.
        case software = 70
        /// A setting, policy, certificate or key is wrong.
        case configuration = 78
    }

    /// The process's metrics.
    static let metrics = MetricsRegister()

    /// Runs a service until a signal, and ends the process.
    public static func run<Service: Microservice>(
        _ service: Service.Type,
        arguments: [String] = CommandLine.arguments
    ) async {
        let environment = ProcessInfo.processInfo.environment
        let exit = await outcome(of: service, Array(arguments.dropFirst()), environment)
        Glibc.exit(exit.rawValue)
    }

    private static func outcome<Service: Microservice>(
        of service: Service.Type,
        _ arguments: [String],
        _ environment: [String: String]
    ) async -> Exit {
        let command: HostCommand
        do {
            command = try HostCommand(arguments)
        } catch {
            say(error.description)
            return .usage
        }
        let table = HostSettings.all + service.settings
        switch command {
        case .settings:
            show(SettingsDocument.markdown(table))
            return .success
        case .sample:
            show(SettingsDocument.sample(table))
            return .success
        case .check(let file):
            return check(service, file, environment)
        case .generate(let file, let count, let seed):
            return await generate(service, file, environment, count, seed: seed)
        case .serve(let file, let isAttended):
            if isAttended { Attendant.endWithStandardInput() }
            return await serve(service, file, environment)
        }
    }

    private static func check<Service: Microservice>(
        _ service: Service.Type,
        _ file: String,
        _ environment: [String: String]
    ) -> Exit {
        do {
            let configuration = try HostConfiguration(
                of: service,
                file: file,
                environment: environment
            )
            _ = try PolicyFile(reading: configuration.path("policy.file"))
            _ = try configuration.certificateFiles.load()
            show("\(file): the configuration is in order.\n")
            return .success
        } catch {
            say("\(error)")
            return .configuration
        }
    }

    private static func generate<Service: Microservice>(
        _ service: Service.Type,
        _ file: String,
        _ environment: [String: String],
        _ count: Int,
        seed: UInt64
    ) async -> Exit {
        do {
            let configuration = try HostConfiguration(
                of: service,
                file: file,
                environment: environment
            )
            let log = setUpLogging(of: service.Contract.name, configuration)
            try await SyntheticRecords(of: service, configuration, file: file, log: log)
                .make(count, seed: seed) { show("\($0)/\(count)\n") }
            return .success
        } catch {
            say("\(service.Contract.name) makes no records. \(sentence(of: error))")
            return StartFault(error).exit
        }
    }

    private static func serve<Service: Microservice>(
        _ service: Service.Type,
        _ file: String,
        _ environment: [String: String]
    ) async -> Exit {
        let log: SafeLogger
        let hosted: HostedService<Service>
        do {
            let configuration = try HostConfiguration(
                of: service,
                file: file,
                environment: environment
            )
            log = setUpLogging(of: service.Contract.name, configuration)
            MetricsSystem.bootstrap(metrics)
            hosted = try await HostedService.start(
                service,
                configuration: configuration,
                log: log,
                build: Build.name
            )
        } catch {
            say("\(service.Contract.name) does not start. \(sentence(of: error))")
            return StartFault(error).exit
        }
        log.info("the service listens", ["port": hosted.port])
        do {
            try await ServiceGroup(
                services: [hosted],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: log.logger
            ).run()
            log.info("the service has drained and ends")
            return .success
        } catch {
            log.critical("the service failed and ends", ["cause": cause(of: error)])
            return .unavailable
        }
    }

    private static func setUpLogging(
        of service: String,
        _ configuration: HostConfiguration
    ) -> SafeLogger {
        let level = Logger.Level(rawValue: configuration.text("log.level")) ?? .info
        LoggingSystem.bootstrap { _ in
            JSONLogHandler(service: service, level: level) { say($0, newline: false) }
        }
        return SafeLogger(Logger(label: service))
    }

    /// One sentence for whoever starts the service; the errors of our own layers have one.
    private static func sentence(of error: any Error) -> String {
        String(describing: error)
    }

    /// A storage error holds no stored value; of anything else only the type is logged.
    private static func cause(of error: any Error) -> SafeText {
        guard let error = error as? StorageError else { return "\(type: type(of: error))" }
        return SafeText(vouchedFor: error.description)
    }

    /// A log that cannot be written, because its disk is full or its reader gone, must not end a
    /// service that works; the plain `write` of a file handle would.
    private static func say(_ text: String, newline: Bool = true) {
        try? FileHandle.standardError.write(contentsOf: Data((newline ? text + "\n" : text).utf8))
    }

    private static func show(_ text: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }
}
