"""Every number of the world `mixed`: the one place to recalibrate it. Other worlds: worlds.py."""

SEED = 2478
"""The shipped study's seed, chosen so that every plant and every trap shows in it."""

# Facilities, largest first: interviews, sessions, group (in turn), and which were visited late.
SIZES = (8, 7, 6, 6, 5, 5, 4, 4, 3, 2)
SESSIONS = (6, 5, 4, 4, 4, 4, 4, 3, 3, 3)
GROUPS = ("low_threshold_reception", "care_and_housing", "outreach_and_other")
LATE_SITES = (5, 8)
ROLES = {
    "social_educational": 19,
    "health": 14,
    "peer": 6,
    "reception_logistics": 5,
    "management": 6,
}
HALF_YEARS = ("2024H1", "2024H2", "2025H1", "2025H2", "2026H1")
# The law of 13 June 2025 falls at the end of its half-year.
LAW, AFTER_LAW = "2025H1", 0.15
SESSION_COLUMNS = {
    "shift": "morning:4 afternoon:4 evening:2 night:1",
    "setting": "reception:4 entrance:3 waiting:3 rest_space:2 outreach:2 team_meeting:2 "
    "care_room:1 around_service:1",
    "duration_band": "2-3_h:3 3-4_h:4 4-5_h:2",
    "observer": "SYN-O1:3 SYN-O2:2",
}
# Column: how its unknown values are written, one source for each.
UNKNOWN = {
    "role_group": ("NA_refused", "NA_redacted", None),
    "half_year": ("NA_redacted", "NA_redacted", None, "NA_not_asked", None),
    "before_law": ("NA_redacted", "NA_redacted", None, "NA_not_asked", None),
    "shift": ("NA_not_asked", None),
    "setting": ("NA_redacted", None),
    "duration_band": ("NA_not_asked", None, "NA_refused"),
    "observer": ("NA_redacted", None),
}

# Share of the talk, English label, French label, codes (or themes) that the wording prompts.
GUIDE = """
G1 | 10 | Path and role | Parcours et fonction | meaning_of_work
G2 | 13 | The service and its public | Le service et son public | \
interpersonal_violence_clients;conflict_between_clients;physical_aggression
G3 | 13 | What the word violence means here | Ce que le mot violence veut dire ici |
G4 | 14 | A situation at work | Une situation au travail | violence_at_work
G5 | 15 | Listening and emotions | Écoute et émotions | \
listening_to_narratives;witnessing_events;emotional_distress
G6 | 14 | Team, hierarchy, support | Équipe, hiérarchie, soutien | \
limited_support;support_present;team_hierarchy_conflict;resp_supervision;resp_debriefing
G7 | 12 | Law, city, policy | Loi, ville, politique | drug_policy_frame;explanations_of_violence
G8 |  9 | What helps; anything else | Ce qui aide ; autre chose | responses
"""
ORDER_CHANGED, SECTION_SKIPPED, MANAGEMENT_SKIPS = 0.20, 0.05, ("G5", 0.30)
TURNS = {"median": 75, "sd": 0.30, "least": 40, "most": 140}
NOTES = (20, 60)
FOLLOW_UPS = 0.15

# Effects of person and facility, on the logit scale; how many stretches of talk (a section of a
# source) are about nothing coded, and what is left of the codes there.
PERSON, SITE, QUIET, FAINT = 0.8, 0.4, 0.69, 0.05
LONGEST_BURST, JITTER, CROSSING, FACETS_MISSING = 8, 8, 0.10, 0.04

# Chance that a coder marks what is there, by theme: concrete ones more easily than abstract ones.
SENSITIVITY = {
    "violence_at_work": 0.85,
    "responses": 0.85,
    "violence_against_clients": 0.80,
    "institutional_support": 0.78,
    "drug_policy_frame": 0.72,
    "emotional_impact": 0.70,
    "explanations_of_violence": 0.65,
    "meaning_of_work": 0.60,
}
FALSE_POSITIVES, PARENT_INSTEAD, SYMBOLIC_TOO = 0.01, 0.35, 0.45
# Sources with several coders are read twice. On the second reading false marks are kept in
# proportion to true ones, and most of what was missed of some codes, and below them, is found.
FALSE_PER_TRUE, FOUND_AGAIN = 0.10, 0.80
READ_CLOSELY = (
    "living_in_precarity", "stigma_care_settings", "listening_to_narratives",
    "emotional_distress", "moral_distress", "powerlessness", "helping_central", "meaning_eroded",
    "instrumental_relation", "limited_support", "support_present", "criminalisation_repression",
    "harm_reduction_underinvested", "policy_supportive", "policing_around_services",
    "contradictory_mandate", "explanations_of_violence",
)  # fmt: skip
DOUBLE_CODED, TRIPLE_CODED, THIRD_CODER_STARTS = 10, 2, "2025H2"

# Pool: how many interviews, inside which pool, and the strand that fills it up.
POOLS = {
    "clients": (42, None, "interpersonal_violence_clients"),
    "precarity": (38, "clients", "housing_insecurity"),
    "stigma": (25, "clients", "judgement_in_care"),
    "distress": (45, None, "emotional_distress"),
    "work": (34, None, "verbal_aggression_threat"),
    "institution": (50, None, "staffing_shortage"),
    "policy": (39, None, "contradictory_mandate/own"),
}

# A strand is a code, or a code with a stance or a place of its own (after the slash).
# pool: only interviews of that pool, or with (+) or without (-) another strand; mention: how many
# interviews ever do; talk: % of the turns of all interviews; G1..G8: relative weight of sections;
# seen: % of paragraphs of field notes; lean: what makes an interview likely to mention it.
# Order matters: a strand can only be drawn to, or kept from, the codes above it.
STRANDS = """
strand                          pool        mention talk G1..G8   seen lean
living_in_precarity             precarity   20      1.3  04603111 0    -
housing_insecurity              precarity   24      1.6  04603111 0    -
income_rights_deprivation       precarity   18      1.2  04603111 0    -
migration_status_precarity      precarity   6       0.2  04603111 0    -
stigma_care_settings            stigma      11      1.0  00042141 0    -
care_refusal_delay              stigma      13      1.0  00042141 0    -
judgement_in_care               stigma      13      1.0  00042141 0    -
stigma_public_space             clients     13      0.4  00032131 1.2  -
interpersonal_violence_clients  clients     12      0.4  00032131 0    -
gender_based_violence_clients   clients     6       0.2  00032131 0    -
police_encounters_clients       clients     13      0.4  01020161 1.5  -
overdose_death_clients          clients     12      0.4  00032131 0.8  -
self_harm_clients               clients     5       0.1  00032131 0    -
listening_to_narratives         -           44      9.6  12225322 0    -
witnessing_events               -           15      1.8  13133113 0    sites
powerlessness                   -           43      12.0 12232322 0    -
emotional_distress              distress    32      2.8  11124322 0    -
sadness_grief                   distress    28      2.4  11125222 0    -
anger_indignation               distress    26      2.2  11123322 0    -
fear_vigilance                  distress    22      1.8  11134211 0    -
intrusive_aftereffects          distress    7       0.3  11125211 0    -
exhaustion                      -           30      5.0  00091110 0    -
moral_distress                  -           19      1.6  11223332 0    -
no_distress_expressed           -           10      0.5  11124211 0.5  -
helping_central/open            -           30      4.0  02222322 0    -
helping_central/asked           -helping_central/open 14 0.7 90000000 0 -
helping_central/both            +helping_central/open 16 0.7 90000000 0 -
meaning_eroded                  -           26      4.0  32123322 0    -
relational_bond                 -           30      4.6  32212213 3.0  site
non_judgement_ethic             -           17      0.8  53111112 1.5  -
political_commitment            -           13      0.5  51111142 0    -
lived_experience_knowledge      -           6       0.2  63111112 0    -
instrumental_relation           -           15      0.6  61111211 0    -
physical_aggression             work        12      0.3  12161110 2.0  -
verbal_aggression_threat        work        27      4.0  00191000 6.0  -
harassment_discrimination       work        5       0.1  11142211 0.5  -
conflict_between_clients        work        15      0.5  14041101 5.0  -
team_hierarchy_conflict         work        12      0.5  11021611 1.5  -
neighbourhood_hostility         work        14      0.8  13031032 1.5  -
constraint_by_service           work        12      0.5  12031213 3.0  -
normalised_violence             work        12      0.5  12132111 1.0  -
limited_support                 institution 34      5.0  23521723 0    -
staffing_shortage               institution 44      9.8  23522723 0    -
funding_insecurity              institution 28      3.2  13411643 0    -
precarious_employment           institution 24      2.2  22411522 0    -
lack_of_recognition             institution 28      3.4  22522622 0    -
saturated_partners              institution 30      3.8  13432333 0    -
support_present                 -           40      8.0  22113624 0    -
criminalisation_repression/own  policy      38      4.3  12221242 0    -
criminalisation_repression      policy      9       0.4  11111171 0    -
harm_reduction_underinvested/own policy     24      1.0  11111262 0    -
harm_reduction_underinvested    policy      5       0.2  11111171 0    -
contradictory_mandate/own       policy      13      1.1  11222242 0    -
policing_around_services        policy      13      1.1  13121142 2.5  -
reform_called_for/own           policy      11      0.4  00111164 0    -
policy_supportive/own           -           12      0.5  11111162 0    -
policy_supportive               -           5       0.2  11111161 0    -
explain_trafficking/own         -           21      0.8  02231162 0    -
explain_trafficking             -           30      1.2  02221172 0    -
explain_structural/own          -           20      0.8  02332152 0    -
explain_structural              -           6       0.2  01111152 0    -
explain_prohibition/own         -           18      1.9  01221143 0    -
explain_prohibition             -           5       0.2  01111171 0    -
explain_care_system/own         -           12      0.4  01221143 0    -
explain_organisation/own        -           8       0.3  01141332 0    -
explain_substance_effects/own   -           14      0.5  02252122 0    -
explain_mental_health/own       -           11      0.4  02232122 0    -
explain_individual/own          -           6       0.2  01141121 0    -
resp_debriefing                 -           24      4.4  11132415 1.0  long
resp_supervision                -           18      0.6  11124513 0.5  -
resp_peer_support               -           30      4.6  12122525 4.0  site
resp_training                   -           24      4.4  21121315 0.5  long
resp_exclusion_rules            -           30      5.6  13151214 5.0  -
resp_deescalation               -           15      0.6  12161114 6.0  -
resp_humour                     -           30      5.6  22123424 3.5  -
resp_distancing                 -           12      0.4  11124213 1.0  -
resp_reporting                  -           6       0.2  11141213 0.5  -
resp_space_organisation         -           15      1.8  14131214 4.0  sites
resp_advocacy                   -           9       0.3  11111343 0.5  -
resp_leaving                    -           11      0.4  21113313 0.5  -
resp_none                       -           5       0.1  11132212 0.5  -
"""
# How strongly a lean counts in who mentions a code: long interviews; sites by rank of size.
LEAN, SITE_LEAN, LEAN_SITES = 4.0, 2.2, {"site": (0,), "sites": (2, 4, 6)}

# Link: later codes, earlier codes (descendants included), and how much likelier a burst of the
# later ones begins where an earlier one stands: everywhere, or at the `site` and elsewhere.
# The pull is the generator's; what the rotation statistic reads of it is in worlds.py.
PRECARITY, STIGMA = "living_in_precarity", "stigma_care_settings"
PROHIBITION = (
    "criminalisation_repression",
    "explain_prohibition",
    "policing_around_services",
    "contradictory_mandate",
)
OTHER_HARM = (
    "stigma_public_space",
    "interpersonal_violence_clients",
    "overdose_death_clients",
    "self_harm_clients",
)
LINKS = {
    "listening_distress": (("emotional_distress",), ("listening_to_narratives",), 19.0),
    "powerlessness_precarity": (("powerlessness",), (PRECARITY, STIGMA), 22.0),
    "powerlessness_helping": (("helping_central", "meaning_eroded"), ("powerlessness",), 0.06),
    "precarity_other": ((STIGMA, "police_encounters_clients", *OTHER_HARM), (PRECARITY,), 1.0),
    "prohibition_clients": (PROHIBITION, (PRECARITY, STIGMA, *OTHER_HARM), 28.0),
    "prohibition_distress": (
        PROHIBITION,
        ("moral_distress", "emotional_distress", "powerlessness"),
        0.05,
    ),
    "support_powerlessness": (("support_present",), ("powerlessness",), 0.002),
    "one_site": (("resp_peer_support",), ("relational_bond",), (450.0, 0.1)),
}

# Weights of the dimensions (Physical, Verbal, psYchological, seXual, Economic, Institutional,
# Structural, symBolic) and of the directions; a child without a row has its parent's.
FORMS = """
code                           PVYXEISB directions
living_in_precarity            00105040 conditions_to_client:8 state_to_client:2
stigma_care_settings           02300313 care_to_client:1
stigma_public_space            05200005 public_to_client:1
interpersonal_violence_clients 63102000 public_to_client:4 client_to_client:3 trafficking:3
gender_based_violence_clients  41260000 public_to_client:6 client_to_client:2 trafficking:2
police_encounters_clients      43200300 state_to_client:1
overdose_death_clients         60100030 conditions_to_client:6 self:2 unclear:2
self_harm_clients              60400000 self:1
physical_aggression            92100000 client_to_professional:9 unclear:1
verbal_aggression_threat       19300000 client_to_professional:9 unclear:1
harassment_discrimination      05360003 client_to_professional:6 within_team:4
conflict_between_clients       57100000 client_to_client:9 trafficking:1
team_hierarchy_conflict        04500301 within_team:7 institution_to_professional:3
neighbourhood_hostility        08200003 neighbourhood_to_service:1
constraint_by_service          11300602 professional_to_client:1
limited_support                05301520 institution_to_professional:1
criminalisation_repression     00100451 state_to_client:6 state_to_service:4
contradictory_mandate          00300621 state_to_service:6 institution_to_professional:4
policing_around_services       32200401 state_to_service:6 state_to_client:4
explain_prohibition            00000000 state_to_client:6 trafficking:2 state_to_service:2
"""
# How often a dimension is given where it is only recommended; how often a second one is.
TOLD = {"institutional_support": 0.92, "drug_policy_frame": 0.25}
DIRECTED, SECOND_DIMENSION, CONTESTED = 0.5, 0.35, 0.45
