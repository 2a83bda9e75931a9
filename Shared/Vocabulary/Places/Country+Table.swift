extension Country {
    /// What the standard and the two languages say of a country.
    struct Entry: Sendable {
        let alpha3: String?
        let numeric: String?
        let label: Label
    }

    var entry: Entry {
        Self.entries[rawValue]
            ?? Entry(
                alpha3: nil,
                numeric: nil,
                label: Label(vi: "Nước khác", en: "Another country")
            )
    }

    private static let entries: [String: Entry] = {
        let rows = table.split(separator: "\n").map { line in
            line.split(separator: " | ").map(String.init)
        }
        return Dictionary(
            uniqueKeysWithValues: rows.map { cells in
                precondition(cells.count == 5, "a row of the countries' table has five cells")
                let label = Label(vi: cells[3], en: cells[4])
                return (cells[0], Entry(alpha3: cells[1], numeric: cells[2], label: label))
            }
        )
    }()

    /// Letters, numbers, Vietnamese and English.
    ///
    /// ISO 3166-1 as of 2023, unchanged since. English: its short names, as they are used in sentences.
    /// Vietnamese: as Vietnamese ministries write them today.
    private static let table = """
        AD | AND | 020 | Andorra | Andorra
        AE | ARE | 784 | Các Tiểu vương quốc Ả Rập Thống nhất | United Arab Emirates
        AF | AFG | 004 | Afghanistan | Afghanistan
        AG | ATG | 028 | Antigua và Barbuda | Antigua and Barbuda
        AI | AIA | 660 | Anguilla | Anguilla
        AL | ALB | 008 | Albania | Albania
        AM | ARM | 051 | Armenia | Armenia
        AO | AGO | 024 | Angola | Angola
        AQ | ATA | 010 | Châu Nam Cực | Antarctica
        AR | ARG | 032 | Argentina | Argentina
        AS | ASM | 016 | Samoa thuộc Mỹ | American Samoa
        AT | AUT | 040 | Áo | Austria
        AU | AUS | 036 | Úc | Australia
        AW | ABW | 533 | Aruba | Aruba
        AX | ALA | 248 | Quần đảo Åland | Åland Islands
        AZ | AZE | 031 | Azerbaijan | Azerbaijan
        BA | BIH | 070 | Bosnia và Herzegovina | Bosnia and Herzegovina
        BB | BRB | 052 | Barbados | Barbados
        BD | BGD | 050 | Bangladesh | Bangladesh
        BE | BEL | 056 | Bỉ | Belgium
        BF | BFA | 854 | Burkina Faso | Burkina Faso
        BG | BGR | 100 | Bulgaria | Bulgaria
        BH | BHR | 048 | Bahrain | Bahrain
        BI | BDI | 108 | Burundi | Burundi
        BJ | BEN | 204 | Benin | Benin
        BL | BLM | 652 | Saint Barthélemy | Saint Barthélemy
        BM | BMU | 060 | Bermuda | Bermuda
        BN | BRN | 096 | Brunei | Brunei Darussalam
        BO | BOL | 068 | Bolivia | Bolivia
        BQ | BES | 535 | Bonaire, Sint Eustatius và Saba | Bonaire, Sint Eustatius and Saba
        BR | BRA | 076 | Brazil | Brazil
        BS | BHS | 044 | Bahamas | Bahamas
        BT | BTN | 064 | Bhutan | Bhutan
        BV | BVT | 074 | Đảo Bouvet | Bouvet Island
        BW | BWA | 072 | Botswana | Botswana
        BY | BLR | 112 | Belarus | Belarus
        BZ | BLZ | 084 | Belize | Belize
        CA | CAN | 124 | Canada | Canada
        CC | CCK | 166 | Quần đảo Cocos (Keeling) | Cocos (Keeling) Islands
        CD | COD | 180 | Cộng hoà Dân chủ Congo | DR Congo
        CF | CAF | 140 | Cộng hoà Trung Phi | Central African Republic
        CG | COG | 178 | Cộng hoà Congo | Congo
        CH | CHE | 756 | Thuỵ Sĩ | Switzerland
        CI | CIV | 384 | Bờ Biển Ngà | Côte d'Ivoire
        CK | COK | 184 | Quần đảo Cook | Cook Islands
        CL | CHL | 152 | Chile | Chile
        CM | CMR | 120 | Cameroon | Cameroon
        CN | CHN | 156 | Trung Quốc | China
        CO | COL | 170 | Colombia | Colombia
        CR | CRI | 188 | Costa Rica | Costa Rica
        CU | CUB | 192 | Cuba | Cuba
        CV | CPV | 132 | Cabo Verde | Cabo Verde
        CW | CUW | 531 | Curaçao | Curaçao
        CX | CXR | 162 | Đảo Giáng Sinh | Christmas Island
        CY | CYP | 196 | Síp | Cyprus
        CZ | CZE | 203 | Séc | Czechia
        DE | DEU | 276 | Đức | Germany
        DJ | DJI | 262 | Djibouti | Djibouti
        DK | DNK | 208 | Đan Mạch | Denmark
        DM | DMA | 212 | Dominica | Dominica
        DO | DOM | 214 | Cộng hoà Dominica | Dominican Republic
        DZ | DZA | 012 | Algeria | Algeria
        EC | ECU | 218 | Ecuador | Ecuador
        EE | EST | 233 | Estonia | Estonia
        EG | EGY | 818 | Ai Cập | Egypt
        EH | ESH | 732 | Tây Sahara | Western Sahara
        ER | ERI | 232 | Eritrea | Eritrea
        ES | ESP | 724 | Tây Ban Nha | Spain
        ET | ETH | 231 | Ethiopia | Ethiopia
        FI | FIN | 246 | Phần Lan | Finland
        FJ | FJI | 242 | Fiji | Fiji
        FK | FLK | 238 | Quần đảo Falkland (Malvinas) | Falkland Islands (Malvinas)
        FM | FSM | 583 | Liên bang Micronesia | Micronesia
        FO | FRO | 234 | Quần đảo Faroe | Faroe Islands
        FR | FRA | 250 | Pháp | France
        GA | GAB | 266 | Gabon | Gabon
        GB | GBR | 826 | Vương quốc Anh | United Kingdom
        GD | GRD | 308 | Grenada | Grenada
        GE | GEO | 268 | Gruzia | Georgia
        GF | GUF | 254 | Guyane thuộc Pháp | French Guiana
        GG | GGY | 831 | Guernsey | Guernsey
        GH | GHA | 288 | Ghana | Ghana
        GI | GIB | 292 | Gibraltar | Gibraltar
        GL | GRL | 304 | Greenland | Greenland
        GM | GMB | 270 | Gambia | Gambia
        GN | GIN | 324 | Guinea | Guinea
        GP | GLP | 312 | Guadeloupe | Guadeloupe
        GQ | GNQ | 226 | Guinea Xích Đạo | Equatorial Guinea
        GR | GRC | 300 | Hy Lạp | Greece
        GS | SGS | 239 | Nam Georgia và Quần đảo Nam Sandwich | South Georgia and the South Sandwich Islands
        GT | GTM | 320 | Guatemala | Guatemala
        GU | GUM | 316 | Guam | Guam
        GW | GNB | 624 | Guinea-Bissau | Guinea-Bissau
        GY | GUY | 328 | Guyana | Guyana
        HK | HKG | 344 | Hồng Kông | Hong Kong
        HM | HMD | 334 | Đảo Heard và Quần đảo McDonald | Heard Island and McDonald Islands
        HN | HND | 340 | Honduras | Honduras
        HR | HRV | 191 | Croatia | Croatia
        HT | HTI | 332 | Haiti | Haiti
        HU | HUN | 348 | Hungary | Hungary
        ID | IDN | 360 | Indonesia | Indonesia
        IE | IRL | 372 | Ireland | Ireland
        IL | ISR | 376 | Israel | Israel
        IM | IMN | 833 | Đảo Man | Isle of Man
        IN | IND | 356 | Ấn Độ | India
        IO | IOT | 086 | Lãnh thổ Ấn Độ Dương thuộc Anh | British Indian Ocean Territory
        IQ | IRQ | 368 | Iraq | Iraq
        IR | IRN | 364 | Iran | Iran
        IS | ISL | 352 | Iceland | Iceland
        IT | ITA | 380 | Italia | Italy
        JE | JEY | 832 | Jersey | Jersey
        JM | JAM | 388 | Jamaica | Jamaica
        JO | JOR | 400 | Jordan | Jordan
        JP | JPN | 392 | Nhật Bản | Japan
        KE | KEN | 404 | Kenya | Kenya
        KG | KGZ | 417 | Kyrgyzstan | Kyrgyzstan
        KH | KHM | 116 | Campuchia | Cambodia
        KI | KIR | 296 | Kiribati | Kiribati
        KM | COM | 174 | Comoros | Comoros
        KN | KNA | 659 | Saint Kitts và Nevis | Saint Kitts and Nevis
        KP | PRK | 408 | Triều Tiên | DPR Korea
        KR | KOR | 410 | Hàn Quốc | Republic of Korea
        KW | KWT | 414 | Kuwait | Kuwait
        KY | CYM | 136 | Quần đảo Cayman | Cayman Islands
        KZ | KAZ | 398 | Kazakhstan | Kazakhstan
        LA | LAO | 418 | Lào | Laos
        LB | LBN | 422 | Liban | Lebanon
        LC | LCA | 662 | Saint Lucia | Saint Lucia
        LI | LIE | 438 | Liechtenstein | Liechtenstein
        LK | LKA | 144 | Sri Lanka | Sri Lanka
        LR | LBR | 430 | Liberia | Liberia
        LS | LSO | 426 | Lesotho | Lesotho
        LT | LTU | 440 | Litva | Lithuania
        LU | LUX | 442 | Luxembourg | Luxembourg
        LV | LVA | 428 | Latvia | Latvia
        LY | LBY | 434 | Libya | Libya
        MA | MAR | 504 | Maroc | Morocco
        MC | MCO | 492 | Monaco | Monaco
        MD | MDA | 498 | Moldova | Moldova
        ME | MNE | 499 | Montenegro | Montenegro
        MF | MAF | 663 | Saint Martin (phần thuộc Pháp) | Saint Martin (French part)
        MG | MDG | 450 | Madagascar | Madagascar
        MH | MHL | 584 | Quần đảo Marshall | Marshall Islands
        MK | MKD | 807 | Bắc Macedonia | North Macedonia
        ML | MLI | 466 | Mali | Mali
        MM | MMR | 104 | Myanmar | Myanmar
        MN | MNG | 496 | Mông Cổ | Mongolia
        MO | MAC | 446 | Ma Cao | Macao
        MP | MNP | 580 | Quần đảo Bắc Mariana | Northern Mariana Islands
        MQ | MTQ | 474 | Martinique | Martinique
        MR | MRT | 478 | Mauritania | Mauritania
        MS | MSR | 500 | Montserrat | Montserrat
        MT | MLT | 470 | Malta | Malta
        MU | MUS | 480 | Mauritius | Mauritius
        MV | MDV | 462 | Maldives | Maldives
        MW | MWI | 454 | Malawi | Malawi
        MX | MEX | 484 | Mexico | Mexico
        MY | MYS | 458 | Malaysia | Malaysia
        MZ | MOZ | 508 | Mozambique | Mozambique
        NA | NAM | 516 | Namibia | Namibia
        NC | NCL | 540 | New Caledonia | New Caledonia
        NE | NER | 562 | Niger | Niger
        NF | NFK | 574 | Đảo Norfolk | Norfolk Island
        NG | NGA | 566 | Nigeria | Nigeria
        NI | NIC | 558 | Nicaragua | Nicaragua
        NL | NLD | 528 | Hà Lan | Netherlands
        NO | NOR | 578 | Na Uy | Norway
        NP | NPL | 524 | Nepal | Nepal
        NR | NRU | 520 | Nauru | Nauru
        NU | NIU | 570 | Niue | Niue
        NZ | NZL | 554 | New Zealand | New Zealand
        OM | OMN | 512 | Oman | Oman
        PA | PAN | 591 | Panama | Panama
        PE | PER | 604 | Peru | Peru
        PF | PYF | 258 | Polynésie thuộc Pháp | French Polynesia
        PG | PNG | 598 | Papua New Guinea | Papua New Guinea
        PH | PHL | 608 | Philippines | Philippines
        PK | PAK | 586 | Pakistan | Pakistan
        PL | POL | 616 | Ba Lan | Poland
        PM | SPM | 666 | Saint Pierre và Miquelon | Saint Pierre and Miquelon
        PN | PCN | 612 | Pitcairn | Pitcairn
        PR | PRI | 630 | Puerto Rico | Puerto Rico
        PS | PSE | 275 | Palestine | Palestine
        PT | PRT | 620 | Bồ Đào Nha | Portugal
        PW | PLW | 585 | Palau | Palau
        PY | PRY | 600 | Paraguay | Paraguay
        QA | QAT | 634 | Qatar | Qatar
        RE | REU | 638 | Réunion | Réunion
        RO | ROU | 642 | Romania | Romania
        RS | SRB | 688 | Serbia | Serbia
        RU | RUS | 643 | Nga | Russia
        RW | RWA | 646 | Rwanda | Rwanda
        SA | SAU | 682 | Ả Rập Xê Út | Saudi Arabia
        SB | SLB | 090 | Quần đảo Solomon | Solomon Islands
        SC | SYC | 690 | Seychelles | Seychelles
        SD | SDN | 729 | Sudan | Sudan
        SE | SWE | 752 | Thuỵ Điển | Sweden
        SG | SGP | 702 | Singapore | Singapore
        SH | SHN | 654 | Saint Helena, Ascension và Tristan da Cunha | Saint Helena, Ascension and Tristan da Cunha
        SI | SVN | 705 | Slovenia | Slovenia
        SJ | SJM | 744 | Svalbard và Jan Mayen | Svalbard and Jan Mayen
        SK | SVK | 703 | Slovakia | Slovakia
        SL | SLE | 694 | Sierra Leone | Sierra Leone
        SM | SMR | 674 | San Marino | San Marino
        SN | SEN | 686 | Senegal | Senegal
        SO | SOM | 706 | Somalia | Somalia
        SR | SUR | 740 | Suriname | Suriname
        SS | SSD | 728 | Nam Sudan | South Sudan
        ST | STP | 678 | São Tomé và Príncipe | Sao Tome and Principe
        SV | SLV | 222 | El Salvador | El Salvador
        SX | SXM | 534 | Sint Maarten (phần thuộc Hà Lan) | Sint Maarten (Dutch part)
        SY | SYR | 760 | Syria | Syria
        SZ | SWZ | 748 | Eswatini | Eswatini
        TC | TCA | 796 | Quần đảo Turks và Caicos | Turks and Caicos Islands
        TD | TCD | 148 | Tchad | Chad
        TF | ATF | 260 | Lãnh thổ phương Nam thuộc Pháp | French Southern Territories
        TG | TGO | 768 | Togo | Togo
        TH | THA | 764 | Thái Lan | Thailand
        TJ | TJK | 762 | Tajikistan | Tajikistan
        TK | TKL | 772 | Tokelau | Tokelau
        TL | TLS | 626 | Timor-Leste | Timor-Leste
        TM | TKM | 795 | Turkmenistan | Turkmenistan
        TN | TUN | 788 | Tunisia | Tunisia
        TO | TON | 776 | Tonga | Tonga
        TR | TUR | 792 | Thổ Nhĩ Kỳ | Türkiye
        TT | TTO | 780 | Trinidad và Tobago | Trinidad and Tobago
        TV | TUV | 798 | Tuvalu | Tuvalu
        TW | TWN | 158 | Đài Loan | Taiwan
        TZ | TZA | 834 | Tanzania | Tanzania
        UA | UKR | 804 | Ukraine | Ukraine
        UG | UGA | 800 | Uganda | Uganda
        UM | UMI | 581 | Các tiểu đảo xa thuộc Hoa Kỳ | United States Minor Outlying Islands
        US | USA | 840 | Hoa Kỳ | United States
        UY | URY | 858 | Uruguay | Uruguay
        UZ | UZB | 860 | Uzbekistan | Uzbekistan
        VA | VAT | 336 | Toà Thánh (Vatican) | Holy See
        VC | VCT | 670 | Saint Vincent và Grenadines | Saint Vincent and the Grenadines
        VE | VEN | 862 | Venezuela | Venezuela
        VG | VGB | 092 | Quần đảo Virgin thuộc Anh | British Virgin Islands
        VI | VIR | 850 | Quần đảo Virgin thuộc Mỹ | United States Virgin Islands
        VN | VNM | 704 | Việt Nam | Viet Nam
        VU | VUT | 548 | Vanuatu | Vanuatu
        WF | WLF | 876 | Wallis và Futuna | Wallis and Futuna
        WS | WSM | 882 | Samoa | Samoa
        YE | YEM | 887 | Yemen | Yemen
        YT | MYT | 175 | Mayotte | Mayotte
        ZA | ZAF | 710 | Nam Phi | South Africa
        ZM | ZMB | 894 | Zambia | Zambia
        ZW | ZWE | 716 | Zimbabwe | Zimbabwe
        """
}
