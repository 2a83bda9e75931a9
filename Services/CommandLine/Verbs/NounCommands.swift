import ArgumentParser

/// The nouns as types, and their commands in the order in which the help lists them.
enum NounCommands {
    static let all: [any ParsableCommand.Type] = [
        NounCommand<Report>.self, NounCommand<Case>.self, NounCommand<Operation>.self,
        NounCommand<Victim>.self, NounCommand<Support>.self, NounCommand<Facility>.self,
        NounCommand<Hotline>.self, NounCommand<Interpreter>.self, NounCommand<Trace>.self,
        NounCommand<Handover>.self, NounCommand<Correspondence>.self,
        NounCommand<Agreement>.self, NounCommand<Talks>.self, NounCommand<Request>.self,
        NounCommand<Plan>.self, NounCommand<Activity>.self, NounCommand<Dossier>.self,
    ]

    /// The noun of `homeward report …`.
    enum Report: CommandedNoun { static let noun = Noun.report }
    /// The noun of `homeward case …`.
    enum Case: CommandedNoun { static let noun = Noun.file }
    /// The noun of `homeward operation …`.
    enum Operation: CommandedNoun { static let noun = Noun.operation }
    /// The noun of `homeward victim …`.
    enum Victim: CommandedNoun { static let noun = Noun.victim }
    /// The noun of `homeward support …`.
    enum Support: CommandedNoun { static let noun = Noun.support }
    /// The noun of `homeward facility …`.
    enum Facility: CommandedNoun { static let noun = Noun.facility }
    /// The noun of `homeward hotline …`.
    enum Hotline: CommandedNoun { static let noun = Noun.hotline }
    /// The noun of `homeward interpreter …`.
    enum Interpreter: CommandedNoun { static let noun = Noun.interpreter }
    /// The noun of `homeward trace …`.
    enum Trace: CommandedNoun { static let noun = Noun.trace }
    /// The noun of `homeward handover …`.
    enum Handover: CommandedNoun { static let noun = Noun.handover }
    /// The noun of `homeward correspondence …`.
    enum Correspondence: CommandedNoun { static let noun = Noun.correspondence }
    /// The noun of `homeward agreement …`.
    enum Agreement: CommandedNoun { static let noun = Noun.agreement }
    /// The noun of `homeward talks …`.
    enum Talks: CommandedNoun { static let noun = Noun.talks }
    /// The noun of `homeward request …`.
    enum Request: CommandedNoun { static let noun = Noun.request }
    /// The noun of `homeward plan …`.
    enum Plan: CommandedNoun { static let noun = Noun.plan }
    /// The noun of `homeward activity …`.
    enum Activity: CommandedNoun { static let noun = Noun.activity }
    /// The noun of `homeward dossier …`.
    enum Dossier: CommandedNoun { static let noun = Noun.dossier }
}
