public import RPC
public import Vocabulary

/// A handing over of people across the border, whose minutes officers of ours sign and the foreign side
/// counter-signs.
///
/// The same four methods draw up, sign, counter-sign and set right the minutes of each such kind.
public protocol MinutedRecord: ServedRecord
where Service == Liaison, ID == RecordID<Self> {
    /// What those methods answer.
    associatedtype MinutesAnswer: Codable, Sendable

    /// The minutes, once drawn up.
    var minutes: Minutes? { get set }
}

/// The methods of minutes, for a service's table of contents.
public enum MinutesMethods<R: MinutedRecord> {
    /// Drawing up, signing, counter-signing and setting right.
    public static var all: [any ServiceMethod.Type] {
        [
            DrawUpMinutes<R>.self, SignMinutes<R>.self, AttachForeignSide<R>.self,
            AddAddendum<R>.self,
        ]
    }

    /// The descriptor of one of them.
    static func named(_ verb: String) -> MethodDescriptor {
        R.method(verb, .write, callers: .minutesSigners, via: .callerOnly)
    }
}
