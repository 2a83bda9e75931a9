/// The values of the settings that only one service has.
///
/// The host has checked them against the service's table: a name that is asked for here and not
/// declared there is a fault of the program.
public struct ServiceSettings: Sendable {
    private let values: [String: SettingValue]

    /// Values by their dotted names.
    public init(_ values: [String: SettingValue] = [:]) {
        self.values = values
    }

    /// A whole number.
    public func integer(_ name: String) -> Int? {
        if case .integer(let value) = values[name] { value } else { nil }
    }

    /// A text.
    public func text(_ name: String) -> String? {
        if case .text(let value) = values[name] { value } else { nil }
    }

    /// Several texts.
    public func list(_ name: String) -> [String]? {
        if case .list(let value) = values[name] { value } else { nil }
    }

    /// A switch.
    public func flag(_ name: String) -> Bool? {
        if case .flag(let value) = values[name] { value } else { nil }
    }
}

extension ServiceSettings {
    /// The names that have a value, sorted.
    public var names: [String] { values.keys.sorted() }

    /// The value of a name.
    public subscript(name: String) -> SettingValue? { values[name] }
}

/// The value of a setting.
public enum SettingValue: Sendable, Hashable {
    /// A whole number.
    case integer(Int)
    /// A text.
    case text(String)
    /// Several texts.
    case list([String])
    /// A switch.
    case flag(Bool)
}
