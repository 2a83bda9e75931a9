import Storage
import Vocabulary

extension RecordKeeper {
    /// Tells the shelf that the commit of this transaction changes matters.
    func tellShelf(of matters: [Shelf.Matter], in transaction: WriteTransaction) {
        guard !matters.isEmpty else { return }
        transaction.aroundCommit(
            before: { [shelf] in shelf.beginChange(of: matters) },
            after: { [shelf] in shelf.endChange(of: matters) }
        )
    }

    /// Tells the shelf that other records of a kind than before are found by facets, once the transaction
    /// is kept; whatever writes a record's facets, or takes it out of lists or back, comes by here.
    func tellShelf(
        of facets: some Sequence<Facet>,
        _ kind: RecordKind,
        in transaction: WriteTransaction
    ) {
        let matters = facets.filter(\.findsAtHand).map { Shelf.Matter.found(kind, $0) }
        tellShelf(of: matters, in: transaction)
    }
}
