import Crypto
import Foundation
import RPC
import ServiceContracts
import Storage
import Testing
import Vocabulary
import WireCodec

@testable import Records

/// Which keys are in memory.
@Suite struct KeyringTests {
    @Test func `keys of what was filed leave the memory, and come back for who reads it`()
        async throws
    {
        try await withOffice { office in
            let keyring = office.keeper.keyring
            let tip = try await office.filed()
            try await keyring.makeReady(3 * Keyring.fresh)
            for _ in 0..<(3 * Keyring.fresh) { _ = try keyring.take() }
            let (held, most) = (keyring.held, 2 * Keyring.fresh)
            #expect(held <= most)
            let fetched = try await office.client(.lan).call(FetchRecord<Tip>(id: tip.id)).content
            #expect(fetched?.record == tip.record)
            // Of what was read it stays, however much is filed.
            try await keyring.makeReady(2 * Keyring.fresh)
            for _ in 0..<(2 * Keyring.fresh) { _ = try keyring.take() }
            let rows = try await office.found("SELECT key FROM records")
            guard case .bytes(let name) = rows[0][0] else { return }
            let isHeld = keyring.key(KeyName(name)) != nil
            #expect(isHeld)
        }
    }

    @Test func `a key that was given back is taken again, and is held once`() async throws {
        try await withOffice { office in
            let keyring = office.keeper.keyring
            let before = keyring.held
            let taken = try keyring.take()
            let during = keyring.held
            keyring.giveBack([taken.name])
            let (isHeld, after) = (keyring.key(taken.name) != nil, keyring.held)
            #expect(during == before + 1)
            #expect(!isHeld && after == before)
            let again = try keyring.take().name
            #expect(again == taken.name)
        }
    }
}
