import Vocabulary

/// What is said about certificates and the development world.
enum WorldPhrase: Phrasebook {
    case pki, pkiInit, pkiIssue, pkiShow, noAuthority, noAuthorityNext, badAuthority,
        unknownService, issued, initialised
    case officerArgument, ministryOption, serviceOption, daysOption, badOfficerNumber, nobodyNamed
    case handle, number, unit, roles, post, identity, validUntil, missing, badDays
    case world, worldMake, listenOption, byNameOption

    var label: Label {
        switch self {
        case .pki:
            Label(
                vi: "Chứng thư dùng để phát triển; mỗi bộ một tổ chức cấp.",
                en: "Development certificates; an authority per ministry."
            )
        case .world:
            Label(
                vi: "Thư mục chứng thư, chính sách và cấu hình của bốn dịch vụ.",
                en: "The folder of certificates, policy and configuration of the services."
            )
        case .worldMake:
            Label(
                vi: "Tạo thư mục đó mà không khởi động gì; đã có thì chỉ bổ sung chỗ thiếu.",
                en: "Make it without starting anything; one that is there gains what it lacks."
            )
        case .listenOption:
            Label(vi: "Địa chỉ các dịch vụ lắng nghe.", en: "The address to listen on.")
        case .byNameOption:
            Label(
                vi: "Mỗi dịch vụ là một máy mang tên của nó (như trong docker compose).",
                en: "Each service is a host of its name (as in docker compose)."
            )
        case .pkiInit:
            Label(
                vi: "Tạo tổ chức cấp của bốn bộ và chứng thư của mọi dịch vụ, cán bộ.",
                en: "Make the ministries' authorities and everybody's certificates."
            )
        case .pkiIssue:
            Label(
                vi: "Cấp (lại) chứng thư cho một cán bộ hoặc một dịch vụ.",
                en: "Issue (anew) the certificate of an officer or a service."
            )
        case .pkiShow:
            Label(
                vi: "Cho biết ai có chứng thư trên máy này, vai trò và hạn dùng.",
                en: "Show who has a certificate here, their roles, and until when."
            )
        case .noAuthority:
            Label(
                vi: "Ở đây không có khoá của tổ chức cấp {}.",
                en: "The authority of {} has no key here."
            )
        case .noAuthorityNext:
            Label(
                vi: "Tạo bằng: homeward pki init; hoặc xin chứng thư từ tổ chức cấp của bộ.",
                en: "Make one: homeward pki init; or ask the ministry's own authority."
            )
        case .badAuthority:
            Label(
                vi: "Chứng thư hoặc khoá của tổ chức cấp {} bị hỏng.",
                en: "The certificate or key of the authority {} is damaged."
            )
        case .unknownService:
            Label(vi: "Không có dịch vụ “{}”. Có:", en: "There is no service “{}”. There are:")
        case .issued: Label(vi: "Đã cấp {} → {}", en: "Issued {} → {}")
        case .initialised:
            Label(
                vi: "Đã có {} tổ chức cấp và {} chứng thư trong {}",
                en: "{} authorities and {} certificates are in {}"
            )
        case .officerArgument:
            Label(
                vi: "Cán bộ: tên gọi (police-quangninh) hoặc số hiệu (104-577).",
                en: "The officer: a handle (police-quangninh) or a number (104-577)."
            )
        case .ministryOption:
            Label(
                vi: "Bộ chủ quản của số hiệu mới: mps, mod, moh, mofa.",
                en: "The ministry of a new number: mps, mod, moh, mofa."
            )
        case .serviceOption:
            Label(vi: "Cấp cho dịch vụ này.", en: "Issue to this service instead.")
        case .daysOption: Label(vi: "Số ngày hiệu lực.", en: "Days of validity.")
        case .badOfficerNumber:
            Label(
                vi: "“{}” không phải tên gọi đã biết, cũng không phải số hiệu dạng 104-577.",
                en: "“{}” is no known handle and no number like 104-577."
            )
        case .nobodyNamed:
            Label(
                vi: "Hãy nêu một cán bộ, hoặc --service.",
                en: "Name an officer, or --service."
            )
        case .handle: Label(vi: "Tên gọi", en: "Handle")
        case .number: Label(vi: "Số hiệu", en: "Number")
        case .unit: Label(vi: "Đơn vị", en: "Unit")
        case .roles: Label(vi: "Vai trò", en: "Roles")
        case .post: Label(vi: "Chức trách", en: "Post")
        case .identity: Label(vi: "Định danh", en: "Identity")
        case .validUntil: Label(vi: "Hạn dùng", en: "Valid until")
        case .missing: Label(vi: "thiếu", en: "missing")
        case .badDays:
            Label(vi: "Số ngày phải từ 1 đến 3650.", en: "The days must be 1 to 3650.")
        }
    }
}
