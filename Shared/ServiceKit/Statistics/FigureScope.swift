public import RPC
public import Vocabulary
import WireCodec

/// How much of a service's figures somebody sees: of which places, and how exactly.
public struct FigureScope: Sendable, Hashable {
    /// The one province; the whole country where it is missing.
    public let province: Province?
    /// Whether small numbers of people are shown as they are.
    public let isExact: Bool

    /// The scope of somebody; nothing for whoever sits neither at the centre nor in a province.
    ///
    /// A unit below a province's is the province's: a post counts for it. `owners` are the roles whose
    /// bodies keep the records: at the centre they need exact numbers to answer for them.
    public init?(of viewer: Viewer, owners: RoleSet) {
        if viewer.holds(.nationalView) {
            (province, isExact) = (nil, false)
            return
        }
        guard let unit = viewer.unit, viewer.holds(.figureReaders) else { return nil }
        let parts = unit.parts
        if let own = parts.dropFirst(2).lazy.compactMap({ Province(unitCode: String($0)) }).first {
            (province, isExact) = (own, false)
            return
        }
        // `VN/GOV/MPS`, or a department of it: what stands deeper without a province is neither.
        guard parts.count <= 4, parts.dropFirst().first == "GOV" else { return nil }
        (province, isExact) = (nil, viewer.holds(owners))
    }
}

extension ServiceError {
    /// The caller's unit sits neither at the centre of a body nor in a province.
    public static var noFigures: ServiceError {
        ServiceError(
            .permissionDenied,
            reason: "statistics.noLevel",
            "Figures are for the centre of a body and for a province; the caller's unit is neither."
        )
    }
}
