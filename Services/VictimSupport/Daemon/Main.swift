import VictimSupportServer
import ServiceHost

@main struct Daemon {
    static func main() async { await ServiceHost.run(VictimSupportService.self) }
}
