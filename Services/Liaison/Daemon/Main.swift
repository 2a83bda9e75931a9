import LiaisonServer
import ServiceHost

@main struct Daemon {
    static func main() async { await ServiceHost.run(LiaisonService.self) }
}
