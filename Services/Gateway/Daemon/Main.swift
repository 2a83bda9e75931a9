import GatewayServer
import ServiceHost

@main struct Daemon {
    static func main() async { await ServiceHost.run(GatewayService.self) }
}
