import Crypto
import Foundation
import RPC
import ServiceContracts
import Vocabulary

/// The officers who play the demonstration, each with their own certificate and connections.
///
/// Every write bears a key made of its place in the story, so that playing it again changes nothing.
actor Cast {
    private let layout: WorldLayout
    private let story: String
    private var sessions: [String: Session] = [:]

    /// A cast for a story.
    init(layout: WorldLayout, story: String) {
        self.layout = layout
        self.story = story
    }

    /// Lets an officer make a call; `scene` names its place in the story.
    func play<Request: ServiceRequest>(
        _ officer: String,
        _ scene: String,
        _ request: Request,
        purpose: StatedPurpose? = nil
    ) async throws -> Request.Response {
        let session = try session(of: officer, purpose: purpose)
        do {
            return try await session.call(request, key: key(of: scene))
        } catch let failure as CallFailure {
            throw DemonstrationFailure(officer: officer, scene: scene, failure: failure)
        }
    }

    /// Lets an officer read.
    func ask<Request: ServiceRequest>(
        _ officer: String,
        _ request: Request
    ) async throws -> Request.Response {
        let session = try session(of: officer, purpose: nil)
        do {
            return try await session.call(request)
        } catch let failure as CallFailure {
            throw DemonstrationFailure(
                officer: officer,
                scene: Request.method.name,
                failure: failure
            )
        }
    }

    /// Lets an officer try what a rule forbids, and answers how it was refused; `nil` where it was not.
    func refusal<Request: ServiceRequest>(
        _ officer: String,
        _ scene: String,
        _ request: Request
    ) async throws -> ServiceError? {
        do {
            _ = try await play(officer, scene, request)
            return nil
        } catch let failure as DemonstrationFailure {
            let rules: Set<ErrorCode> = [
                .invalidArgument, .failedPrecondition, .permissionDenied, .conflict,
            ]
            guard rules.contains(failure.failure.error.code) else { throw failure }
            return failure.failure.error
        }
    }

    /// Ends every connection.
    func leave() async {
        for session in sessions.values { await session.close() }
        sessions = [:]
    }

    private func session(of officer: String, purpose: StatedPurpose?) throws -> Session {
        let name = officer + (purpose.map { " " + $0.purpose + ($0.reference ?? "") } ?? "")
        if let session = sessions[name] { return session }
        let session = try Session(
            layout: layout,
            actor: officer,
            purpose: purpose,
            deadline: .seconds(30),
            repeating: .byCommand
        )
        sessions[name] = session
        return session
    }

    private func key(of scene: String) -> IdempotencyKey? {
        IdempotencyKey(Array(SHA256.hash(data: Data("homeward demo \(story)/\(scene)".utf8))))
    }
}

/// A scene that could not be played: where, and what the service said.
struct DemonstrationFailure: Error {
    /// Who acted.
    let officer: String
    /// Which scene.
    let scene: String
    /// Which service, and what it answered.
    let failure: CallFailure
}
