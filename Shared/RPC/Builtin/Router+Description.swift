extension Router {
    /// Every method with its roles and its schema, derived from the types.
    ///
    /// - Throws: `WireSchema.Undescribable`, which names the type that has no schema.
    public func description() throws -> ServiceDescription {
        let methods = try routes.map { route in
            MethodDescription(route.method, schema: try route.schema())
        }
        return ServiceDescription(service: Service.name, methods: methods)
    }
}
