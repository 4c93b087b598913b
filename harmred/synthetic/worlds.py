"""What the other worlds change in parameters.py, and what should be found in each of the four."""

from .parameters import LINKS, POOLS

NO_LINK = dict.fromkeys(LINKS, 1.0)
# What differs from `mixed`. pools: their sizes; mention: how many interviews, by strand; times:
# factor on the talk of a strand or a pool; pull: of a link; told: as in parameters.py; bodily:
# factor on physical, verbal and sexual dimensions; flat: every section alike, every code 25 times.
CHANGES = {
    "mixed": {},
    "as_stated": {
        "pools": {"clients": 50, "precarity": 46, "stigma": 41, "institution": 46, "work": 24},
        "mention": {
            "powerlessness": 46,
            "helping_central/open": 38,
            "helping_central/asked": 8,
            "instrumental_relation": 6,
            "support_present": 24,
            # so many that clients' violence comes first whichever of its codes are looked at
            "living_in_precarity": 26,
            "housing_insecurity": 26,
            "income_rights_deprivation": 26,
            "migration_status_precarity": 24,
            "stigma_care_settings": 22,
            "care_refusal_delay": 24,
            "judgement_in_care": 24,
            "stigma_public_space": 28,
            "interpersonal_violence_clients": 28,
            "gender_based_violence_clients": 24,
            "police_encounters_clients": 28,
            "overdose_death_clients": 28,
            "self_harm_clients": 24,
            "criminalisation_repression/own": 38,
            "harm_reduction_underinvested/own": 39,
            "policy_supportive/own": 4,
            "explain_trafficking/own": 8,
            "explain_structural/own": 33,
            "explain_prohibition/own": 33,
            "explain_care_system/own": 32,
        },
        "times": {
            "precarity": 4.0,
            "stigma": 2.5,
            "clients": 2.5,
            "institution": 0.58,
            "work": 0.25,
            "policy": 0.26,
            "harm_reduction_underinvested/own": 0.6,
            "stigma_public_space": 4.0,
            "interpersonal_violence_clients": 4.0,
            "police_encounters_clients": 4.0,
            "overdose_death_clients": 4.0,
            "gender_based_violence_clients": 6.0,
            "migration_status_precarity": 6.0,
            "self_harm_clients": 10.0,
        },
        "pull": NO_LINK
        | {
            "listening_distress": 10.0,
            "powerlessness_precarity": 60.0,
            "powerlessness_helping": 14.0,
            "precarity_other": 30.0,
            "prohibition_clients": 28.0,
            "prohibition_distress": 14.0,
        },
    },
    "null": {
        "flat": True,
        "pools": {name: 25 if name in ("precarity", "stigma") else 30 for name in POOLS},
        "mention": {
            "helping_central/open": 15,
            "helping_central/asked": 10,
            "income_rights_deprivation": 10,
            "migration_status_precarity": 10,
            "care_refusal_delay": 10,
            "gender_based_violence_clients": 10,
            "overdose_death_clients": 10,
            "self_harm_clients": 10,
        },
        "times": {
            "institution": 0.6,
            "work": 1.7,
            "policy": 1.2,
            "policing_around_services": 2.5,
            "meaning_eroded": 1.8,
            "helping_central/open": 1.6,
        },
        "pull": NO_LINK,
        "told": {"institutional_support": 1.0, "drug_policy_frame": 1.0},
        "bodily": 1.9,
    },
    "contrary": {
        "pools": {
            "clients": 34,
            "precarity": 12,
            "stigma": 12,
            "distress": 18,
            "work": 50,
            "institution": 8,
            "policy": 24,
        },
        "mention": {
            "powerlessness": 9,
            "listening_to_narratives": 14,
            "exhaustion": 8,
            "helping_central/open": 5,
            "helping_central/asked": 5,
            "helping_central/both": 3,
            "meaning_eroded": 8,
            "instrumental_relation": 34,
            "criminalisation_repression/own": 10,
            "harm_reduction_underinvested/own": 8,
            "policy_supportive/own": 36,
            "explain_trafficking/own": 42,
            "explain_structural/own": 5,
            "explain_prohibition/own": 4,
            "explain_care_system/own": 3,
            "explain_organisation/own": 2,
            "explain_substance_effects/own": 3,
            "explain_mental_health/own": 2,
            "explain_individual/own": 2,
        },
        "times": {
            "work": 3.0,
            "institution": 0.08,
            "policy": 0.6,
            "clients": 0.6,
            "precarity": 0.4,
            "stigma": 0.4,
            "listening_to_narratives": 0.5,
            "powerlessness": 0.25,
            "helping_central/open": 0.3,
            "explain_trafficking/own": 2.5,
        },
        "pull": NO_LINK,
        "bodily": 8.0,
    },
}

SUPPORTED = dict.fromkeys([f"C{number}" for number in range(1, 15)], "supported")
UNDECIDED = dict.fromkeys(SUPPORTED, "undecided")
CONTRADICTED = dict.fromkeys(SUPPORTED, "contradicted")
# The design and the existence of episodes are the same in every world.
ALWAYS = {"C1": "supported", "C2": "supported"}
# In the words of `weigh`. What is planted makes each the usual outcome, not a certain one.
CLAIMS = {
    "mixed": SUPPORTED
    | {"C4": "contradicted", "C11": "contradicted", "C10": "not seen", "C14": "not seen"}
    | dict.fromkeys(["C5", "C6", "C12", "C13"], "undecided"),
    "as_stated": SUPPORTED,
    "null": UNDECIDED | ALWAYS | {"C10": "not seen", "C14": "not seen"},
    # C11 falls by its place, and is left open because support is told more often than its lack
    "contrary": CONTRADICTED | ALWAYS | dict.fromkeys(["C10", "C11", "C14"], "undecided"),
}
# What the rotation statistic (turns carrying both, over their expectation inside each source ×
# section) reads on average over 60 studies; it is weaker than the pull. Not named: 1.0.
READS = {
    "mixed": {
        "listening_distress": 1.51,
        "powerlessness_precarity": 1.48,
        "powerlessness_helping": 0.63,
        "prohibition_clients": 1.49,
        "prohibition_distress": 0.72,
        "support_powerlessness": 0.42,
        "one_site": 1.42,
    },
    "as_stated": {
        "listening_distress": 1.41,
        "powerlessness_precarity": 1.36,
        "powerlessness_helping": 1.55,
        "precarity_other": 1.47,
        "prohibition_clients": 1.37,
        "prohibition_distress": 1.41,
    },
    "null": {},
    "contrary": {},
}
TRAPS = {
    "same_section": {
        "a": "verbal_aggression_threat",
        "b": "exhaustion",
        "planted": "both live in G4: raw lift above 2, inside the section 1.0; not a link",
    },
    "same_sites": {
        "a": "witnessing_events",
        "b": "resp_space_organisation",
        "planted": "both live in the same three facilities: inside the interviews 1.0; not a link",
    },
    "talkative": {
        "a": "resp_debriefing",
        "b": "resp_training",
        "planted": "both in the longest interviews: phi above 0.4, turn by turn 1.0; not a link",
    },
    "below_expected": {
        "a": "support_present",
        "b": "powerlessness",
        "planted": "lift 0.4: must show as below expected",
    },
    "coder_drift": {
        "a": "dim_symbolic",
        "b": "K3",
        "planted": "rises in the half-year in which K3 starts; gone with the coder held fixed",
    },
    "independent": {
        "a": "resp_humour",
        "b": "resp_exclusion_rules",
        "planted": "independent: not a link",
    },
    "one_site": {
        "a": "relational_bond",
        "b": "resp_peer_support",
        "planted": "carried by the largest facility alone: must not survive leaving it out",
    },
}
