import ServiceContracts

/// A write that no bundle takes.
///
/// A bundle reads off an answer which record was made or changed, and at which version it is: the
/// filed record, or the first identifier beside a version. Of a change it must know the same before it
/// is sent: the first identifier, beside `seen`. Where a method does not keep to that, an entry
/// could overwrite what somebody else wrote meanwhile, or later ones would rest on nothing.
protocol OnlineOnly {
    /// Why.
    static var obstacle: BundlePhrase { get }
}

// MARK: - They change a record without saying which version was seen, or change two

extension DecideApproval: OnlineOnly { static var obstacle: BundlePhrase { .changesUnseen } }
extension RatifyStep: OnlineOnly { static var obstacle: BundlePhrase { .changesUnseen } }
extension LinkVictim: OnlineOnly { static var obstacle: BundlePhrase { .changesUnseen } }
extension LinkVictims: OnlineOnly { static var obstacle: BundlePhrase { .changesUnseen } }
extension UnlinkVictim: OnlineOnly { static var obstacle: BundlePhrase { .changesUnseen } }
extension CancelReception: OnlineOnly { static var obstacle: BundlePhrase { .changesUnseen } }
extension SignMinutes: OnlineOnly { static var obstacle: BundlePhrase { .changesUnseen } }
extension AttachForeignSide: OnlineOnly { static var obstacle: BundlePhrase { .changesUnseen } }
/// It makes a hand-on and changes the handover, of which the answer tells nothing.
extension OfferHandOn: OnlineOnly { static var obstacle: BundlePhrase { .changesUnseen } }
/// What was seen there is the identity's version, not the record's.
extension AmendIdentity: OnlineOnly { static var obstacle: BundlePhrase { .changesUnseen } }
extension AcceptHandOn: OnlineOnly { static var obstacle: BundlePhrase { .changesUnseen } }

// MARK: - Their answers tell of no record, of many, or of none's version

extension MatchVictim: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension MatchTrace: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension AskScreening: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension TellScreening: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension TellAssistance: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension RecallAssistance: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension RequestTransfer: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension RelayHotlineCalls: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension ImportHTCDS: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension AdoptPlan: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension ClaimReception: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension ReleaseReception: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension ConfirmReception: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension ReservePlaces: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension ReleasePlaces: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension TakeUpPlaces: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension RegisterReception: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }
extension ResumeReception: OnlineOnly { static var obstacle: BundlePhrase { .tellsNoRecord } }

// MARK: - Files: what is not complete after a day is forgotten, and a piece may change the record

extension BeginAttachment: OnlineOnly { static var obstacle: BundlePhrase { .filesLater } }
extension SendAttachmentPiece: OnlineOnly { static var obstacle: BundlePhrase { .filesLater } }
extension WithdrawAttachment: OnlineOnly { static var obstacle: BundlePhrase { .filesLater } }
