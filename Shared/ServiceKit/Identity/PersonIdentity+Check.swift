public import RPC
public import ServiceContracts
import Vocabulary
public import WireCodec

extension PersonIdentity {
    /// What is wrong with an identity: the fields and the rules that they break, never a value.
    ///
    /// `field` is the identity's place in the request, `now` the moment after which nobody was born.
    public func violations(in field: String, now: Instant) -> [FieldViolation] {
        nameViolations(in: field)
            + (birth?.violations(in: "\(field).birth", now: now) ?? [])
            + documentViolations(in: field)
            + phoneViolations(in: field)
            + addressViolations(in: field)
    }

    private func nameViolations(in field: String) -> [FieldViolation] {
        guard (1...8).contains(names.count) else {
            return [FieldViolation(field: "\(field).names", rule: "count.1-8")]
        }
        return names.enumerated().compactMap { index, name in
            let words = VietnameseFolding.words(of: name.disclosed)
            return name.disclosed.utf8.count <= 200 && (1...16).contains(words.count)
                ? nil : FieldViolation(field: "\(field).names[\(index)]", rule: "form.name")
        }
    }

    private func documentViolations(in field: String) -> [FieldViolation] {
        guard documents.count <= 8 else {
            return [FieldViolation(field: "\(field).documents", rule: "count.0-8")]
        }
        return documents.enumerated().compactMap { index, document in
            let number = document.number.disclosed
            let characters = number.filter { $0.isLetter || $0.isNumber }
            return number.utf8.count <= 64 && (4...32).contains(characters.count)
                ? nil
                : FieldViolation(
                    field: "\(field).documents[\(index)].number",
                    rule: "form.document"
                )
        }
    }

    private func phoneViolations(in field: String) -> [FieldViolation] {
        guard phones.count <= 8 else {
            return [FieldViolation(field: "\(field).phones", rule: "count.0-8")]
        }
        return phones.enumerated().compactMap { index, phone in
            isE164(phone.disclosed)
                ? nil : FieldViolation(field: "\(field).phones[\(index)]", rule: "form.e164")
        }
    }

    private func addressViolations(in field: String) -> [FieldViolation] {
        [("commune", commune), ("home", home)].compactMap { name, address in
            address.map { (1...500).contains($0.disclosed.utf8.count) } ?? true
                ? nil : FieldViolation(field: "\(field).\(name)", rule: "length.1-500")
        }
    }

    /// An optional plus, a digit from 1, then at most fourteen.
    private func isE164(_ text: String) -> Bool {
        let digits = text.utf8.first == UInt8(ascii: "+") ? text.utf8.dropFirst() : text.utf8[...]
        return (2...15).contains(digits.count) && digits.first != UInt8(ascii: "0")
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
