@main struct Homeward {
    static func main() async throws {}
}
