// Every named set of roles, on one page. Contracts and lifecycles speak in these names.

extension RoleSet {
    /// Police of the department C02 and of the provinces.
    public static let police: RoleSet = [.criminalPolice, .provincialPolice]
    /// Department C02 alone.
    public static let criminalPolice: RoleSet = [.criminalPolice]
    /// Provincial police alone.
    public static let provincialPolice: RoleSet = [.provincialPolice]
    /// Immigration department.
    public static let immigration: RoleSet = [.immigration]
    /// Border guard.
    public static let borderGuard: RoleSet = [.borderGuard]
    /// Coast guard.
    public static let coastGuard: RoleSet = [.coastGuard]
    /// Whoever rescues: police, border guard, coast guard.
    public static let rescuers = RoleSet.police.union(.borderGuard).union(.coastGuard)
    /// Whoever investigates: the rescuers in their other capacity.
    public static let investigators = rescuers
    /// Consular department.
    public static let consular: RoleSet = [.consular]
    /// Missions abroad.
    public static let missions: RoleSet = [.mission]
    /// Whoever speaks with the foreign side: foreign affairs, external-relations departments.
    public static let liaisonOfficers: RoleSet = [
        .consular, .mission, .policeForeignAffairs, .defenceForeignRelations, .borderGuard,
    ]
    /// Whoever may receive people at a gate.
    public static let receivers: RoleSet = [
        .borderGuard, .provincialPolice, .immigration, .provincialHealth, .facility,
    ]
    /// Provincial health authority.
    public static let healthAuthority: RoleSet = [.provincialHealth]
    /// The hotline 111.
    public static let hotline: RoleSet = [.hotline]
    /// Communes' People's Committees.
    public static let commune: RoleSet = [.commune]
    /// Victim-support facilities.
    public static let facilities: RoleSet = [.facility]
    /// Whoever supports victims: health authority, facilities, communes, Women's Union, hotline.
    public static let victimSupporters: RoleSet = [
        .provincialHealth, .facility, .commune, .womensUnion, .hotline,
    ]
    /// Whoever gets single people by referral only.
    public static let byReferral: RoleSet = [.womensUnion, .ngo, .facility]
    /// Whoever first meets a victim and registers them.
    public static let firstResponders = rescuers.union([
        .commune, .hotline, .provincialHealth, .mission, .consular,
    ])
    /// Whoever looks at a report first and sends it on: communes, the hotline, the rescuers.
    public static let triagers = rescuers.union([.commune, .hotline])
    /// Whoever handles reports: first responders, and those who follow them abroad.
    public static let reportReaders = firstResponders.union([
        .policeForeignAffairs, .immigration, .procuracy, .provincialHealth,
    ])
    /// Whoever works on a case file: investigators, procuracy, courts, immigration, police liaison.
    public static let caseReaders = investigators.union([
        .procuracy, .court, .immigration, .policeForeignAffairs,
    ])
    /// Whoever may have to know who a protected person is, given a relation to the person.
    public static let identityReaders = firstResponders.union([
        .immigration, .facility, .womensUnion, .ngo, .procuracy, .court,
    ])
    /// The procuracy.
    public static let procuracy: RoleSet = [.procuracy]
    /// Courts.
    public static let courts: RoleSet = [.court]
    /// The national view: aggregates only.
    public static let nationalView: RoleSet = [.steeringCommittee]
    /// Readers of the audit trail.
    public static let auditors: RoleSet = [.auditor]
    /// Administrators.
    public static let administrators: RoleSet = [.administrator]
    /// Roles that never see content, whatever unit they sit in.
    public static let withoutContent: RoleSet = [
        .steeringCommittee, .auditor, .administrator, .gatewayService, .casesService,
        .victimSupportService, .liaisonService,
    ]
    /// The services themselves.
    public static let services: RoleSet = [
        .gatewayService, .casesService, .victimSupportService, .liaisonService,
    ]
    /// The gateway.
    public static let gateway: RoleSet = [.gatewayService]
    /// Every officer of every body that handles single cases.
    public static let officers = RoleSet(
        Role.allCases.filter { !RoleSet.withoutContent.contains($0) }
    )
}

extension RoleSet {
    /// Whoever works with a person until they need nobody any more: health authority, facilities,
    /// communes, the Women's Union, organisations.
    public static let caseworkers: RoleSet = [
        .provincialHealth, .facility, .commune, .womensUnion, .ngo,
    ]
    /// Whoever may have to know where people are sheltered: caseworkers, and bodies that bring somebody.
    public static let facilityReaders = firstResponders.union(caseworkers)
}

extension RoleSet {
    /// Whoever negotiates and keeps agreements.
    public static let treatyOfficers: RoleSet = [
        .consular, .policeForeignAffairs, .defenceForeignRelations,
    ]
    /// Whoever sits down with a partner: liaison officers and the police.
    public static let partnerOfficers = liaisonOfficers.union(police)
    /// Whoever takes part in the common work: bodies that talk, rescue, receive or support.
    public static let cooperators = partnerOfficers.union(rescuers).union(victimSupporters)
        .union([.immigration, .tipDesk, .provincialMilitary])
    /// The standing office of the steering committee, which hands out a plan's tasks.
    public static let planKeepers: RoleSet = [.criminalPolice, .policeForeignAffairs]
    /// Whoever asks or answers for assistance in criminal matters.
    public static let assistanceOfficers = investigators.union(procuracy).union(courts)
        .union([.policeForeignAffairs, .consular])
    /// Whoever speaks for the central authority of assistance in criminal matters.
    public static let centralAuthority: RoleSet = [.procuracy, .policeForeignAffairs]
    /// The desk of the trafficking-in-persons dossier.
    public static let tipDesk: RoleSet = [.tipDesk]
    /// Whoever supplies the dossier.
    public static let dossierSuppliers = cooperators.union(procuracy).union(courts)
    /// Whoever hands over or takes over people otherwise than victims at a gate of ours.
    public static let transferOfficers = handoverOfficers.union(police)
    /// Whoever announces and schedules handovers.
    public static let handoverOfficers: RoleSet = [
        .consular, .mission, .policeForeignAffairs, .immigration, .borderGuard,
    ]
    /// Whoever decides whether the people of a handover are received.
    public static let handoverDeciders: RoleSet = [.immigration, .policeForeignAffairs, .consular]
    /// Whoever counts people at a gate.
    public static let gateOfficers: RoleSet = [.borderGuard, .provincialPolice, .immigration]
    /// Whoever may sign the minutes of a handover for Viet Nam.
    public static let minutesSigners: RoleSet = [
        .borderGuard, .provincialPolice, .immigration, .policeForeignAffairs, .consular,
        .provincialMilitary,
    ]
    /// The bodies that take people on after a handover.
    public static let receivingBodies: RoleSet = [.provincialHealth, .facility]
}

extension RoleSet {
    /// Whoever may ask for figures: the national view, and bodies with a central level or one in each
    /// province.
    ///
    /// How far each sees follows from where they sit.
    public static let figureReaders: RoleSet = [
        .steeringCommittee, .criminalPolice, .provincialPolice, .policeForeignAffairs, .immigration,
        .borderGuard, .coastGuard, .procuracy, .court, .provincialHealth, .hotline, .consular,
        .tipDesk, .defenceForeignRelations,
    ]
    /// Whose bodies keep cases; at their centre they need exact figures of them.
    public static let caseOwners: RoleSet = [.criminalPolice, .borderGuard]
    /// Whose bodies keep what victim support keeps; the hotline's own calls are told exactly to everybody.
    public static let supportOwners: RoleSet = [.provincialHealth]
    /// Whose bodies keep what liaison keeps.
    public static let liaisonOwners: RoleSet = [
        .consular, .policeForeignAffairs, .defenceForeignRelations, .tipDesk,
    ]
}
