public import ServiceContracts
import Vocabulary

extension PersonIdentity {
    /// Somebody made up, with something in every field.
    public static let everyField = PersonIdentity(
        names: [PersonName("Nguyễn Thị Thử"), PersonName("Mỷ Bí Danh")],
        birth: Birth(BirthDate("1999-04-30"), until: BirthDate("1999-05-30")),
        documents: [
            IdentityDocument(
                kind: .citizenCard,
                number: PersonDocumentNumber("022199004217"),
                country: .vietNam
            )
        ],
        phones: [PhoneNumber("+84900000217")],
        commune: Address("Xã Hải Hà Thử"),
        home: Address("Bản Không Có 17")
    )
}
