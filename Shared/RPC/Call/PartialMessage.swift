/// A message that comes in pieces.
public enum PartialMessage {
    private static let mebibyte = 1024 * 1024
    /// What stands before a round number of bytes in a message.
    private static let head = 1024

    /// The room to make where so many bytes have come and more will.
    ///
    /// Each time it gets too small everything is copied, so it is four times what is there, and from
    /// a megabyte on twice. It follows what has come and never what was announced, so that making
    /// somebody hold memory costs as much sending.
    public static func room(for bytes: Int) -> Int {
        bytes + min(3 * bytes, max(bytes, mebibyte)) + head
    }
}
