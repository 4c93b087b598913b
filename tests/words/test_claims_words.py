"""Claims in words: sentences and tables for reading, in two languages, and what is never said."""

import re

import ledgers
import pandas as pd
import pytest

import harmred as hr
from harmred.words import say
from harmred.words.evidence import counted
from harmred.words.numbers import written
from harmred.words.reporting import filled
from harmred.words.verdicts import reasons

REAL, INVENTED = (ledgers.verdicts(synthetic=invented) for invented in (False, True))
STATES = [
    "few_sources",
    "few_facilities",
    "few_expected",
    "one_facility",
    "not_told_apart",
    "measures_disagree",
    "only_the_union_wins",
    "prompted",
    "elicitation_unknown",
    "no_interval",
    "lacks_codes",
    "lacks_guide",
    "lacks_turns",
    "lacks_column",
    "one_kind_only",
    "unless",
    "agreement_not_assessed",
    "agreement_in_part",
    "coding_unreliable",
    "codebook_grain",
]
RULES = ["design", "exists", "share", "mean", "rank", "pair", "diff", "plurality", "beside"]
WHY = ["without", "apart", "against_instead", "fewer_than", "only", "below"]
LANG = pytest.mark.parametrize("lang", ["en", "fr"])


@pytest.mark.parametrize(
    "key",
    [f"state.{each}" for each in STATES]
    + [f"rule.{each}" for each in RULES]
    + [f"why.{each}" for each in WHY],
)
def test_every_state_rule_and_reason_has_words_in_both_languages(key):
    both = say(key, "en"), say(key, "fr")
    assert both[0] != both[1]
    assert not [words for words in both if "_" in words]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            [
                "the counts agree",
                "the counts go the other way",
                "the counts do not show it",
                "the counts do not settle it",
            ],
        ),
        (
            "fr",
            [
                "les comptes concordent",
                "les comptes vont en sens contraire",
                "les comptes ne le montrent pas",
                "les comptes ne tranchent pas",
            ],
        ),
    ],
)
def test_the_four_verdicts_are_said_as_agreed(lang, said):
    verdicts = ["supported", "contradicted", "not seen", "undecided"]
    assert [say(f"verdict.{each}", lang) for each in verdicts] == said


def test_each_claim_is_told_in_a_line_with_what_leaves_it_open():
    assert hr.tell(REAL).splitlines() == [
        "Claim 1 (the fieldwork): the counts agree.",
        "Claim 4 (clients first): the counts go the other way.",
        "Claim 5 (precarity): the counts do not settle it (too little expected by chance alone).",
        "Claim 7 (distress from listening): the counts agree.",
        "Claim 10 (powerless and meaning): the counts do not show it.",
    ]


def test_of_invented_data_only_what_was_planted_is_told():
    assert hr.tell(INVENTED).splitlines()[2:] == [
        "In the synthetic corpus, claim 5 (precarity): planted answer recovered: no.",
        "In the synthetic corpus, claim 7 (distress from listening): planted answer recovered: "
        "yes.",
        "In the synthetic corpus, claim 10 (powerless and meaning): no planted answer known.",
    ]


def test_the_same_is_told_in_french():
    first = hr.tell(INVENTED, lang="fr").splitlines()[0]
    assert first == (
        "Dans le corpus synthétique, affirmation 1 (le terrain)\u00a0: "
        "réponse plantée retrouvée\u00a0: oui."
    )


def test_claims_that_change_are_named_with_the_choices_that_change_them():
    assert hr.tell(ledgers.choices(synthetic=False)).splitlines() == [
        "Claims that change under another choice: 2 of 5; the others hold under every choice "
        "they could be weighed by.",
        "Claim 5 (precarity) changes with: near means the same source; one facility left out.",
        "Claim 7 (distress from listening) changes with: near means the same source.",
    ]


def test_where_nothing_changes_that_is_told():
    grid = ledgers.choices(synthetic=False)
    steady = hr.like(grid[grid["same"].fillna(True)], grid)
    assert (
        hr.tell(steady) == "Each of the 5 claims holds under every choice it could be weighed by."
    )


def test_interviews_that_do_not_fit_are_counted_once_a_claim_and_not_named():
    told = hr.tell(ledgers.cases())
    assert told.endswith("claim 5 (precarity): 2; claim 7 (distress from listening): 1.")
    assert "I1" not in told


def test_no_case_is_told_too():
    cases = ledgers.cases()
    told = hr.tell(hr.like(cases.iloc[:0], cases))
    assert told == "No interview stands against a claim."


def test_items_are_told_by_standard_without_a_score():
    told = hr.tell(ledgers.items(), lang="fr").splitlines()
    assert "2 points sur 3" in told[0]
    assert "à écrire par l'équipe\u00a0: 1" in told[1]
    assert "%" not in hr.tell(ledgers.items())


@LANG
@pytest.mark.parametrize("table", [REAL, INVENTED, ledgers.cases()], ids=["real", "syn", "cases"])
def test_no_identifier_of_a_claim_is_said(table, lang):
    said = hr.tell(table, lang=lang) + hr.draw.table(table, lang=lang).to_string()
    assert not re.findall(r"\bC\d", said)


def test_a_claim_that_a_team_names_otherwise_keeps_its_name():
    table = REAL.replace({"claim": {"C1": "peers"}})
    named = [{**each, "id": each["id"].replace("C1", "peers")} for each in ledgers.CLAIMS[:1]]
    made = REAL.attrs["harmred"]
    options = {**made["options"], "claims": [*named, *ledgers.CLAIMS]}
    table.attrs["harmred"] = {**made, "options": options}
    assert hr.tell(table).startswith("Claim peers (the fieldwork)")


def test_reasons_are_said_once_and_what_never_blocks_is_not_one():
    state = "few_sources;agreement_not_assessed;one_facility"
    assert reasons(state, "fr").split("\u00a0; ") == [
        "dans trop peu d'entretiens",
        "cela ne tient pas sans l'un des établissements",
    ]
    assert reasons("", "en") == reasons(None, "en") == ""


def test_a_part_of_which_nothing_could_be_counted_says_no_number():
    row = pd.Series({"rule": "mean", "value": float("nan")})
    assert counted(row, "en") == ""


def test_a_table_of_verdicts_is_read_with_the_words_of_its_file():
    shown = hr.draw.table(REAL, lang="fr")
    assert shown.index.names == ["affirmation", "partie"]
    assert shown.index[0] == ("1 le terrain", "a")
    assert shown.index[1] == ("1 le terrain", "l'affirmation")
    assert shown["verdict"].iloc[-1] == "les comptes ne le montrent pas"
    assert shown["bas"].iloc[2] == "-0,20"


def test_a_table_of_invented_verdicts_shows_what_came_back_and_no_verdict():
    shown = hr.draw.table(INVENTED)
    assert "verdict" not in shown
    assert set(shown["planted answer recovered"]) == {"", "yes", "no"}
    assert not [cell for cell in shown.to_numpy().ravel() if str(cell).startswith("the counts")]


def test_a_grid_is_read_in_words():
    shown = hr.draw.table(ledgers.choices(synthetic=True), lang="fr")
    assert set(shown["identique à chaque calcul"]) == {"tient", "change", ""}
    assert "verdict" not in shown


@pytest.mark.parametrize(
    ("lang", "asked", "not_asked"), [("en", "how many?", "combien ?"), ("fr", "combien ?", "how")]
)
def test_items_are_asked_in_one_language_and_gaps_are_for_the_team(lang, asked, not_asked):
    shown = hr.draw.table(ledgers.items(), lang=lang)
    assert shown.iloc[0, 0] == asked
    assert not_asked not in shown.to_string()
    assert shown.iloc[1, 1] == say("filled.team", lang)


def test_what_is_filled_is_read_as_numbers_and_bands():
    cell = "1 person;5 observation;<5 half_year.2024H1;10–19 role_group.health;harmred 0.1.0"
    assert filled(REAL, cell, "fr").split("\u00a0; ") == [
        "1 personne",
        "5 séances d'observation",
        "1er\u00a0semestre\u00a02024\u00a0: <5",
        "professions de santé\u00a0: 10–19",
        "harmred 0.1.0",
    ]


def test_nobody_is_singular_in_french_and_plural_in_english():
    assert filled(REAL, "0 again", "fr") == "0 personne interrogée à nouveau"
    assert filled(REAL, "0 again", "en") == "0 persons interviewed again"


@pytest.mark.parametrize(
    ("number", "column", "said"),
    [
        (0.0000001, "p_upper", "< 0.001"),
        (0.0426, "q", "0.043"),
        (1.5, "lift", "1.50"),
        (11.6, "expected", "12"),
        (7, "observed", "7"),
    ],
)
def test_numbers_are_written_as_their_column_wants_and_no_chance_is_none(number, column, said):
    assert written(number, column, "en") == said


def test_ends_of_an_interval_are_per_cent_only_beside_a_share():
    heads = [list(hr.draw.table(table)) for table in (REAL, hr.count(hr.load()))]
    assert ["low" in each for each in heads] == [True, False]
    assert ["low (%)" in each for each in heads] == [False, True]
