extension ErrorText {
    /// What goes wrong on the way to a service.
    static let connections: [String: ErrorText] = [
        "drain": ErrorText(
            "Dịch vụ đang dừng và không nhận việc mới.",
            "The service is stopping and takes nothing new.",
            next: "Thử lại sau ít giây.",
            "Try again in a few seconds."
        ),
        "idle": ErrorText(
            "Kết nối đóng vì lâu không dùng.",
            "The connection was closed because nobody used it.",
            next: "Thử lại.",
            "Try again."
        ),
        "done": ErrorText(
            "Kết nối đã đóng.",
            "The connection was closed.",
            next: "Thử lại.",
            "Try again."
        ),
        "unreachable": ErrorText(
            "Không kết nối được tới dịch vụ.",
            "The service cannot be reached.",
            next: "Xem tình trạng: homeward health; khởi động: Services/start",
            "See how it is: homeward health; start it: Services/start"
        ),
        "connection.lost": ErrorText(
            "Mất kết nối giữa chừng.",
            "The connection was lost.",
            repeating: .oncePossible
        ),
        "unauthenticated": ErrorText(
            "Dịch vụ không nhận chứng thư này.",
            "The service does not take this certificate.",
            next: "Xem chứng thư và hạn dùng: homeward pki show",
            "See the certificate and its validity: homeward pki show"
        ),
        "certificate.expired": ErrorText(
            "Chứng thư đã hết hạn.",
            "The certificate has expired.",
            next: "Cấp lại: homeward pki issue",
            "Issue it anew: homeward pki issue"
        ),
        "tls.handshake": ErrorText(
            "Không bắt tay được với dịch vụ.",
            "The TLS handshake failed.",
            next: "Kiểm tra địa chỉ và chứng thư: homeward doctor",
            "Check addresses and certificates: homeward doctor"
        ),
        "tls.applicationProtocol": ErrorText(
            "Bên kia không nói giao thức homeward/1.",
            "The other side does not speak homeward/1.",
            next: "Kiểm tra địa chỉ trong config/client.yaml.",
            "Check the address in config/client.yaml."
        ),
        "tls.certificateRefused": ErrorText(
            "Chứng thư của bên kia không phải của dịch vụ cần gọi, hoặc không đáng tin.",
            "The other side's certificate is not the expected service's, or not trusted.",
            next: "Kiểm tra config/client.yaml và tệp neo tin cậy: homeward doctor",
            "Check config/client.yaml and the trust anchors: homeward doctor"
        ),
        "timeout.firstRequest": ErrorText(
            "Kết nối đóng vì không có yêu cầu nào.",
            "The connection was closed because no request came.",
            next: "Thử lại.",
            "Try again."
        ),
        "timeout.request": ErrorText(
            "Phần còn lại của yêu cầu không đến kịp.",
            "The rest of the request did not come in time.",
            next: "Kiểm tra đường truyền rồi thử lại.",
            "Check the network, then try again."
        ),
        "timeout.hello": ErrorText(
            "Bên kia không chào kịp thời.",
            "The other side did not say hello in time.",
            next: "Thử lại; nếu lặp lại, xem nhật ký dịch vụ.",
            "Try again; if it lasts, read the service's log."
        ),
        "timeout.handshake": ErrorText(
            "Bắt tay quá lâu.",
            "The handshake took too long.",
            next: "Thử lại; nếu lặp lại, xem tải của dịch vụ.",
            "Try again; if it lasts, look at the service's load."
        ),
        "timeout.pong": ErrorText(
            "Bên kia không đáp lại kiểm tra kết nối.",
            "The other side did not answer a ping.",
            next: "Xem tình trạng: homeward health",
            "See how it is: homeward health"
        ),
        "limit.connectionsPerIdentity": ErrorText(
            "Chứng thư này đã mở quá nhiều kết nối.",
            "This certificate has too many connections open.",
            next: "Đóng bớt chương trình đang dùng cùng chứng thư.",
            "Close other programs that use the certificate."
        ),
        "limit.cancels": ErrorText(
            "Quá nhiều lệnh huỷ trong một giây.",
            "Too many cancels in a second.",
            next: "Gửi chậm lại.",
            "Slow down."
        ),
        "limit.pings": ErrorText(
            "Quá nhiều lần kiểm tra kết nối.",
            "Too many pings.",
            next: "Gửi chậm lại.",
            "Slow down."
        ),
        "limit.callIDs": ErrorText(
            "Kết nối đã dùng hết số hiệu lệnh gọi.",
            "The connection has used up its call numbers.",
            next: "Thử lại; một kết nối mới sẽ được mở.",
            "Try again; a new connection is opened."
        ),
        "limit.callsInFlight": ErrorText(
            "Quá nhiều lệnh gọi cùng lúc trên một kết nối.",
            "Too many calls at once on one connection.",
            next: "Chờ một lát rồi thử lại.",
            "Wait a while and try again."
        ),
        "limit.messageBytes": ErrorText(
            "Thông điệp lớn hơn mức cho phép.",
            "The message is larger than allowed.",
            next: "Chia nhỏ yêu cầu.",
            "Split the request."
        ),
        "limit.halfReceived": ErrorText(
            "Dịch vụ đang nhận dở quá nhiều dữ liệu.",
            "The service holds too many half-received messages.",
            next: "Chờ một lát rồi thử lại.",
            "Wait a while and try again."
        ),
        "protocol.hello": ErrorText(
            "Lời chào của bên kia sai quy cách.",
            "The other side's hello is malformed.",
            next: "Dùng bản cùng đời.",
            "Use matching versions."
        ),
        "protocol.version": ErrorText(
            "Hai bên nói hai phiên bản giao thức khác nhau.",
            "The two sides speak different versions of the protocol.",
            next: "Dùng bản cùng đời.",
            "Use matching versions."
        ),
        "protocol.unexpectedFrame": ErrorText(
            "Bên kia gửi khung không đúng lúc.",
            "The other side sent a frame out of place.",
            next: "Báo lỗi này cho nhóm phát triển.",
            "Report this to the developers."
        ),
        "protocol.callID": ErrorText(
            "Số hiệu lệnh gọi sai thứ tự.",
            "A call number is out of order.",
            next: "Báo lỗi này cho nhóm phát triển.",
            "Report this to the developers."
        ),
        "protocol.credit": ErrorText(
            "Bên kia gửi quá hạn mức luồng.",
            "The other side sent beyond its stream credit.",
            next: "Báo lỗi này cho nhóm phát triển.",
            "Report this to the developers."
        ),
        "protocol.clientStream": ErrorText(
            "Luồng từ phía gọi chưa được hỗ trợ.",
            "Client streams are not supported yet.",
            next: "Dùng lệnh khác.",
            "Use another method."
        ),
        "limit.connections": ErrorText(
            "Dịch vụ đã có quá nhiều kết nối.",
            "The service has too many connections.",
            next: "Chờ một lát rồi thử lại.",
            "Wait a while and try again."
        ),
        "frame.misplacedBody": ErrorText(
            "Khung mang nội dung mà loại này không có.",
            "A frame carries a body that its kind does not have.",
            next: "Báo lỗi này cho nhóm phát triển.",
            "Report this to the developers."
        ),
        "frame.misplacedCall": ErrorText(
            "Khung mang số hiệu lệnh gọi sai chỗ.",
            "A frame carries a call number out of place.",
            next: "Báo lỗi này cho nhóm phát triển.",
            "Report this to the developers."
        ),
        "frame.misplacedMore": ErrorText(
            "Khung nối tiếp sai chỗ.",
            "A continuation stands out of place.",
            next: "Báo lỗi này cho nhóm phát triển.",
            "Report this to the developers."
        ),
        "frame.tooLong": ErrorText(
            "Khung dài hơn mức cho phép.",
            "A frame is longer than allowed.",
            next: "Báo lỗi này cho nhóm phát triển.",
            "Report this to the developers."
        ),
        "frame.unknownFlags": ErrorText(
            "Khung có cờ không hiểu được.",
            "A frame has flags that are not understood.",
            next: "Báo lỗi này cho nhóm phát triển.",
            "Report this to the developers."
        ),
        "frame.unknownKind": ErrorText(
            "Khung thuộc loại không hiểu được.",
            "A frame is of a kind that is not understood.",
            next: "Báo lỗi này cho nhóm phát triển.",
            "Report this to the developers."
        ),
        "identity.isAuthority": ErrorText(
            "Chứng thư này là của tổ chức cấp, không dùng để kết nối.",
            "The certificate is an authority's and no good for connecting.",
            next: "Xem chứng thư: homeward pki show",
            "See the certificates: homeward pki show"
        ),
        "identity.noCertificate": ErrorText(
            "Bên kia không đưa chứng thư.",
            "The other side showed no certificate.",
            next: "Xem chứng thư: homeward pki show",
            "See the certificates: homeward pki show"
        ),
        "identity.notOneURI": ErrorText(
            "Chứng thư phải có đúng một tên dạng URI.",
            "The certificate must name exactly one URI.",
            next: "Xem chứng thư: homeward pki show",
            "See the certificates: homeward pki show"
        ),
        "identity.notSPIFFE": ErrorText(
            "Tên trong chứng thư không phải định danh spiffe://.",
            "The certificate's name is no spiffe:// identity.",
            next: "Xem chứng thư: homeward pki show",
            "See the certificates: homeward pki show"
        ),
        "identity.unexpectedServer": ErrorText(
            "Bên trả lời không phải dịch vụ cần gọi.",
            "Whoever answered is not the expected service.",
            next: "Kiểm tra địa chỉ và định danh trong config/client.yaml.",
            "Check address and identity in config/client.yaml."
        ),
        "identity.denied": ErrorText(
            "Chứng thư của dịch vụ nằm trong danh sách từ chối.",
            "The service's certificate is on the deny-list.",
            next: "Báo quản trị viên; không dùng địa chỉ này.",
            "Tell the administrator; do not use this address."
        ),
        "identity.unreadable": ErrorText(
            "Không đọc được chứng thư của bên kia.",
            "The other side's certificate cannot be read.",
            next: "Xem chứng thư: homeward pki show",
            "See the certificates: homeward pki show"
        ),
        "identity.wrongUsage": ErrorText(
            "Chứng thư không được cấp cho việc này.",
            "The certificate was not issued for this use.",
            next: "Xem chứng thư: homeward pki show",
            "See the certificates: homeward pki show"
        ),
    ]
}
