public import Vocabulary

// Until the contracts of cases and victim support are here.

/// What points at a case file.
public typealias CaseFileID = RecordID<PendingCaseFile>
/// What points at a reception.
public typealias ReceptionID = RecordID<PendingReception>
/// Stands for the case file.
public enum PendingCaseFile {}
/// Stands for the reception.
public enum PendingReception {}
