import Foundation
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// The demonstration: the reception of people handed over at a border gate, through the real services.
struct Demonstration: Sendable {
    let layout: WorldLayout
    /// Which performance: the same name repeats nothing, another one plays it all once more.
    var story = Self.usual

    /// The performance that a start loads, and that suggestions speak of.
    static let usual = "reception"

    /// Performances at most that one name is tried for: more versions of the story than one world outlives.
    static let mostPerformances = 9

    /// Plays it and shows one person's journey; a second time nothing is added.
    func load(say: @escaping @Sendable (String) -> Void) async throws {
        guard case .whole(_, let madeAt) = World.condition(of: layout) else {
            throw Failure(
                SessionPhrase.noSettings(layout.clientSettings.path),
                next: [SessionPhrase.noSettingsNext()]
            )
        }
        let made = try await perform(in: madeAt, say: say)
        if story == Self.usual { try made.write(layout) }
        try await showJourney(made, say)
    }

    /// Plays it; in a world where another version of this program played another story under the name, it
    /// is played under the next one, and what stands there stays as it is.
    ///
    /// The names follow from the world alone, so that a repetition comes to the same performance.
    private func perform(
        in madeAt: Instant,
        say: @escaping @Sendable (String) -> Void
    ) async throws -> DemonstrationRecord {
        for number in 1... {
            let cast = Cast(layout: layout, story: name(of: number))
            do {
                let reception = ReceptionStory(cast: cast, today: madeAt) { say("  " + $0) }
                let made = try await reception.play()
                await cast.leave()
                return made
            } catch {
                await cast.leave()
                guard Self.isOfAnotherVersion(error), number < Self.mostPerformances else {
                    throw Self.explained(error, story: command)
                }
                say(DemoPhrase.playedOtherwise(name(of: number), name(of: number + 1)))
            }
        }
        preconditionFailure("the last performance is played or fails")
    }

    /// The name of a performance: the story's own, and numbered ones after it.
    private func name(of number: Int) -> String { number == 1 ? story : "\(story)-\(number)" }

    /// What one types behind `homeward demo` for this story.
    private var command: String {
        story == Self.usual ? Self.usual : "\(Self.usual) --story \(story)"
    }

    /// Whether a scene was refused because something else was said there before: another message under its
    /// key, or a record that does not stand as the scene before it left it.
    private static func isOfAnotherVersion(_ error: any Error) -> Bool {
        (error as? DemonstrationFailure)?.failure.error.code == .conflict
    }

    /// The journey as the health authority, which cares for the person, sees it: without a name.
    private func showJourney(
        _ made: DemonstrationRecord,
        _ say: @Sendable (String) -> Void
    ) async throws {
        let purpose = StatedPurpose(
            Purpose.support.rawValue,
            reference: made.caseFile.loggable
        )
        let session = try Session(
            layout: layout,
            actor: "health-quangninh",
            purpose: purpose,
            deadline: .seconds(30)
        )
        let journey = try await Session.with(session) { session in
            try await session.call(ReadVictimJourney(victim: made.victim))
        }
        say("\n" + DemoPhrase.journeyOf(made.victim.loggable) + "\n")
        let view = JourneyView(victim: made.victim, journey: journey, identity: nil)
        for line in view.table.lines(width: max(110, Terminal.width)) { say(line) }
    }

    /// What stopped a performance, and the command that goes on with it.
    static func explained(_ error: any Error, story: String = usual) -> any Error {
        switch error {
        case let failure as DemonstrationFailure:
            Failure(
                DemoPhrase.sceneFailed(failure.scene, failure.officer),
                next: Complaint(failure.failure).lines + [DemoPhrase.playAgain(story)]
                    + (again(failure) ?? []),
                status: ExitStatus(failure.failure.error.code)
            )
        case let broken as StoryBroken:
            Failure(DemoPhrase.storyBroken(broken.scene), status: .fault)
        default: error
        }
    }

    /// What to do where a rule said no: the same version never breaks one, another one may have played
    /// there before.
    private static func again(_ failure: DemonstrationFailure) -> [String]? {
        let rules: Set<ErrorCode> = [.conflict, .failedPrecondition, .invalidArgument, .notFound]
        return rules.contains(failure.failure.error.code) ? [DemoPhrase.otherVersion()] : nil
    }
}

/// What the demonstration says.
enum DemoPhrase: Phrasebook {
    case about, reception, sceneReport, sceneIdentification, sceneHandover, sceneReception
    case sceneSupport, sceneCeremony, journeyOf, sceneFailed, storyBroken, playAgain, storyOption,
        badStory, played, playedOtherwise, otherVersion

    var label: Label {
        switch self {
        case .about:
            Label(
                vi: "Minh hoạ với người hư cấu và số liệu đã công bố; chạy lại không thêm gì.",
                en: "Demonstrations: made-up people, published figures; again adds nothing."
            )
        case .reception:
            Label(
                vi: "Tiếp nhận nạn nhân được bàn giao tại cửa khẩu Móng Cái.",
                en: "The reception of victims handed over at the Móng Cái gate."
            )
        case .sceneReport:
            Label(
                vi: "Tổng đài 111 nhận tin; Công an tỉnh xác minh, khởi tố vụ án",
                en: "The hotline takes a report; the provincial police confirm it and open a case"
            )
        case .sceneIdentification:
            Label(
                vi: "Đại sứ quán xác minh, Quản lý xuất nhập cảnh trả lời",
                en: "The embassy verifies, immigration clears the return"
            )
        case .sceneHandover:
            Label(
                vi: "Thoả thuận bàn giao; tại cửa khẩu đếm từng người, ký biên bản",
                en: "The handover is agreed; at the gate people are counted, the minutes signed"
            )
        case .sceneReception:
            Label(
                vi: "Sở Y tế tiếp nhận; Biên phòng chuyển giao, hai bên ký",
                en: "The health authority receives; the border guard hands on, both sign"
            )
        case .sceneSupport:
            Label(
                vi: "Xác nhận nạn nhân; chuyển tới cơ sở hỗ trợ",
                en: "The victim is confirmed and referred to a shelter"
            )
        case .sceneCeremony:
            Label(
                vi: "Các đơn vị chia sẻ thông tin; Hội Phụ nữ, Rồng Xanh hỗ trợ hoà nhập",
                en: "Units share information; the Women's Union and Blue Dragon help to integrate"
            )
        case .journeyOf:
            Label(
                vi: "Hành trình của nạn nhân {}, từ ba dịch vụ, không có tên:",
                en: "The way of victim {}, out of three services, without a name:"
            )
        case .sceneFailed:
            Label(
                vi: "Minh hoạ dừng ở cảnh {} (cán bộ {}).",
                en: "The demonstration stopped at the scene {} (officer {})."
            )
        case .playAgain:
            Label(
                vi: "Diễn tiếp từ chỗ đó, không lặp lại gì: homeward demo {}",
                en: "It goes on from there, repeating nothing: homeward demo {}"
            )
        case .storyOption:
            Label(
                vi: "Tên của lần diễn: tên khác thì diễn thêm một lần nữa với người khác.",
                en: "The performance's name: another name plays it once more, with other records."
            )
        case .badStory:
            Label(
                vi: "Tên chỉ gồm 1 đến 32 chữ cái thường, chữ số và dấu gạch nối.",
                en: "A name has 1 to 32 lower-case letters, digits and hyphens."
            )
        case .playedOtherwise:
            Label(
                vi: "Một phiên bản khác đã diễn {} trong thế giới này; diễn tiếp với tên {}.",
                en: "Another version has played {} in this world; it is played as {}."
            )
        case .otherVersion:
            Label(
                vi:
                    "Nếu một phiên bản khác đã diễn ở đây: dựng thế giới mới, homeward up --home NƠI-KHÁC",
                en:
                    "Where another version has played here: make a new world, homeward up --home OTHER"
            )
        case .played:
            Label(vi: "Hồ sơ {}, nạn nhân {}", en: "Case file {}, victim {}")
        case .storyBroken:
            Label(
                vi: "Minh hoạ dừng: cảnh {} không trả lời điều cần để tiếp tục.",
                en: "The demonstration stopped: the scene {} did not answer what it goes on with."
            )
        }
    }
}
