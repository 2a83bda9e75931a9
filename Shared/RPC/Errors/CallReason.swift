/// The stable names of the rules by which the RPC layer itself refuses a call.
///
/// They stand in ``ServiceError/reason``; texts in any language are found by them. Services add
/// their own beside these; names are never reused.
public enum CallReason {
    /// The service has no such method.
    public static let unknownMethod = "call.unknownMethod"
    /// The certificate names nobody whom the policy knows.
    public static let unknownCaller = "call.unknownCaller"
    /// None of the caller's roles admits the method.
    public static let roleMissing = "call.roleMissing"
    /// Only the gateway may call for somebody else.
    public static let notGateway = "call.notGateway"
    /// The method is for the officer's own certificate only.
    public static let notForOthers = "call.notForOthers"
    /// The policy does not know the officer whom the gateway names.
    public static let officerUnknown = "call.officerUnknown"
    /// The message is larger than the method allows.
    public static let tooLarge = "call.tooLarge"
    /// The idempotency key has a wrong length.
    public static let keyLength = "call.keyLength"
    /// The method wants to know why it is called.
    public static let purposeMissing = "call.purposeMissing"
    /// The method cannot be only tried.
    public static let notTried = "call.notTried"
    /// None, or more than are tried at once.
    public static let triedCount = "call.triedCount"
    /// The deadline had passed before the work began.
    public static let deadlinePassed = "call.deadlinePassed"
    /// The deadline passed while the work was under way.
    public static let deadlineReached = "call.deadlineReached"
    /// The head carries a key that must be understood and is not.
    public static let headNotUnderstood = "call.headNotUnderstood"
    /// The head is not what the specification says.
    public static let headMalformed = "call.headMalformed"
    /// The message does not decode into the method's request.
    public static let messageMalformed = "call.messageMalformed"
    /// The request does not encode: a limit of the wire, or a fault of the caller's program.
    public static let requestUnencodable = "call.requestUnencodable"
    /// The caller gave up.
    public static let cancelled = "call.cancelled"
    /// A fault of the service; the cause is in its log.
    public static let internalFault = "call.internalFault"
    /// The answer does not decode into the method's response.
    public static let responseMalformed = "call.responseMalformed"
    /// A stream was called as a request, or the reverse.
    public static let wrongKind = "call.wrongKind"
    /// The answer is larger than a message may be.
    public static let answerTooLarge = "call.answerTooLarge"
    /// The peer's error does not decode.
    public static let errorMalformed = "call.errorMalformed"
    /// The service has as many calls under way as it can work on.
    public static let overloaded = "call.overloaded"
}
