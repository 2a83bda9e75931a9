/// How whoever does not know whether a write was done repeats it without doing it twice.
enum Repetition: Sendable {
    /// Under the key that it bore, which can be typed.
    case underKey
    /// By running the command again, which makes the keys of its calls itself, or sends what a service
    /// knows again by what it says.
    case byCommand
}
