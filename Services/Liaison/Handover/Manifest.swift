import ServiceContracts
import Vocabulary
import WireCodec

// Counting people: pure functions of a manifest.

extension Handover {
    /// People on one manifest, at most: the largest group seen at one gate on one day was smaller,
    /// and a record of this size stays well below a message.
    static let peopleLimit = 500

    /// Announced, arrived and handed on, counted.
    var delta: ManifestDelta {
        var delta = ManifestDelta()
        for entry in manifest { entry.count(into: &delta) }
        return delta
    }

    /// What somebody should follow up.
    var manifestWarnings: [LiaisonWarning] {
        let delta = delta
        var warnings: [LiaisonWarning] = []
        if delta.unannounced > 0 { warnings.append(.unannounced) }
        if delta.failed + delta.absconded > 0 { warnings.append(.missing) }
        if manifest.contains(where: { $0.identity == .pending && $0.arrival?.known == .arrived }) {
            warnings.append(.identityPending)
        }
        return warnings
    }

    /// Whether everybody to be received has been counted, whatever became of them.
    var isCounted: Bool { delta.uncounted == 0 && arrivedAt != nil }

    /// Whether nobody who arrived is left with the receiving officers.
    var isEverybodyGone: Bool { delta.remaining == 0 }

    /// The place of a person on the list.
    func place(of person: VictimRef) -> Int? { manifest.firstIndex { $0.person == person } }
}

extension ManifestEntry {
    /// Whether the person stood at the gate.
    var hasArrived: Bool { arrival?.known == .arrived }

    /// Whether the person is still with the receiving officers; in hospital counts as with them.
    var remains: Bool { hasArrived && (handOn == nil || handOn?.known == .inHospital) }

    /// Whether the person is to be received: not declined by us.
    var isExpected: Bool { identity != .declined }

    fileprivate func count(into delta: inout ManifestDelta) {
        if announced { delta.announced += 1 }
        switch arrival {
        case .known(.arrived):
            delta.arrived += 1
            if !announced { delta.unannounced += 1 }
        case .known(.failed): delta.failed += 1
        case .known(.absconded): delta.absconded += 1
        case .known(.declined): delta.declined += 1
        case nil where !isExpected: delta.declined += 1
        case nil, .unrecognized: delta.uncounted += 1
        }
        guard hasArrived else { return }
        switch handOn {
        case .known(.handedOn): delta.handedOn += 1
        case .known(.wentHome), .known(.absconded): delta.gone += 1
        case nil, .known(.inHospital), .unrecognized: delta.remaining += 1
        }
    }
}
