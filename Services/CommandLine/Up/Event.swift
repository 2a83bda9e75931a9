/// What the supervisor of the four processes reacts to.
enum Event: Sendable {
    /// The reader pressed Ctrl-C, or the system asks the program to end.
    case stop
    /// Every service has been healthy.
    case up
    /// A process ended.
    case ended(Daemon, process: Int32, how: Ending)
    /// It is time to start a process again.
    case restart(Daemon)

    /// How a process ended.
    enum Ending: Sendable, Hashable {
        /// By itself, with a status.
        case exit(Int32)
        /// By a signal.
        case signal(Int32)
    }
}
