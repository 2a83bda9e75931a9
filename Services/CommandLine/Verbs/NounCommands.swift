import ArgumentParser

/// The nouns as types, and their commands in the order in which the help lists them.
enum NounCommands {
    static let all: [any ParsableCommand.Type] = [
        NounCommand<Report>.self, NounCommand<Case>.self, NounCommand<Operation>.self,
        NounCommand<Victim>.self, NounCommand<Support>.self, NounCommand<Facility>.self,
        NounCommand<Hotline>.self, NounCommand<Interpreter>.self, NounCommand<Trace>.self,
        NounCommand<Handover>.self, NounCommand<Correspondence>.self, NounCommand<Talks>.self,
        NounCommand<Request>.self, NounCommand<Plan>.self, NounCommand<Activity>.self,
        NounCommand<Dossier>.self,
    ]

    enum Report: CommandedNoun { static let noun = Noun.report }
    enum Case: CommandedNoun { static let noun = Noun.file }
    enum Operation: CommandedNoun { static let noun = Noun.operation }
    enum Victim: CommandedNoun { static let noun = Noun.victim }
    enum Support: CommandedNoun { static let noun = Noun.support }
    enum Facility: CommandedNoun { static let noun = Noun.facility }
    enum Hotline: CommandedNoun { static let noun = Noun.hotline }
    enum Interpreter: CommandedNoun { static let noun = Noun.interpreter }
    enum Trace: CommandedNoun { static let noun = Noun.trace }
    enum Handover: CommandedNoun { static let noun = Noun.handover }
    enum Correspondence: CommandedNoun { static let noun = Noun.correspondence }
    enum Talks: CommandedNoun { static let noun = Noun.talks }
    enum Request: CommandedNoun { static let noun = Noun.request }
    enum Plan: CommandedNoun { static let noun = Noun.plan }
    enum Activity: CommandedNoun { static let noun = Noun.activity }
    enum Dossier: CommandedNoun { static let noun = Noun.dossier }
}
