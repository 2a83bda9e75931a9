extension Task<Never, Never> {
    /// Does something at once and then again after each pause, until the task is cancelled.
    ///
    /// For what a service does beside its calls: what is due stands in the store, so that whatever an ending
    /// process held up is done by the next one.
    public static func repeating(every pause: Duration, _ body: () async -> Void) async {
        while !isCancelled {
            await body()
            do { try await sleep(for: pause) } catch { return }
        }
    }
}
