import CasesServer
import ServiceHost

@main struct Daemon {
    static func main() async { await ServiceHost.run(CasesService.self) }
}
