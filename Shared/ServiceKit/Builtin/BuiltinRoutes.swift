import RPC
import WireCodec

/// The routes that every service has without listing them.
enum BuiltinRoutes {
    /// Answers how the service is.
    static func health<Service: Microservice>(
        of service: Service,
        board: HealthBoard,
        build: String
    ) -> Route<Service.Contract> {
        Route({ (_: ServiceHealth<Service.Contract>, _) in
            let own = await service.health()
            return board.report(service: Service.Contract.name, build: build, own: own)
        })
    }

    /// Answers what the service answers.
    ///
    /// Schemas are derived at each call: rare enough for that, and off the event loop.
    static func describe<Contract: ServiceContract>(_ router: Router<Contract>) -> Route<Contract> {
        Route(blocking: { (_: DescribeService<Contract>, _) in try router.description() })
    }
}
