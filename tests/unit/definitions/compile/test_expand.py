"""Structures in place of `use` (docs/DEFINITIONS.md, Lists and structures)."""

import pytest

STRUCTURE = """
parameters: [word, id]
note: for readers
blocks:
  - fields: {items: [{id: '{id}_n', code: "01", label: '{word}人数', kind: count, unit: 人}]}
  - use: more
balances:
  - 02=01
checks:
  - {id: '{id}_few', level: hint, test: '[{id}_n] < 9'}
instructions:
  - {text: '{word}', items: ['{id}_n']}
"""
MORE = """
blocks:
  - fields: {items: [{id: more, code: "02", label: 更多, kind: count, unit: 人}]}
"""
USE = "  - {use: one, with: {word: 出访, id: v}}\n"


def test_a_structure_is_put_in_with_its_words(form):
    made = form(
        USE + '  - fields: {items: [{id: own, code: "03", label: 自, kind: text}]}\n'
        "instructions: [{text: 自己的}]\n",
        structures__one=STRUCTURE,
        structures__more=MORE,
    )
    assert [(item.id, item.label) for item in made.items] == [
        ("v_n", "出访人数"),
        ("more", "更多"),
        ("own", "自"),
    ]
    assert [(rule.id, rule.line) for rule in made.rules] == [("A.B1", 8), ("A.v_few", 10)]
    assert [(one.text, one.items) for one in made.instructions] == [
        ("出访", ("v_n",)),
        ("自己的", ()),
    ]


def test_places_are_those_of_the_structures_file(small):
    made = small(USE, structures__one=STRUCTURE, structures__more=MORE)
    assert made.place("A", "v_n") == ("structures/one.yaml", 5)
    assert made.place("A", "A.B1") == ("structures/one.yaml", 8)
    assert made.place("A", "nothing") == ("forms/A.yaml", 1)


@pytest.mark.parametrize(
    ("use", "code", "message"),
    [
        ("{use: two}", "Q101", "structures/two.yaml does not exist"),
        ("{use: one, with: {word: x}}", "Q003", "structure 'one': parameter 'id' is not given"),
        (
            "{use: one, with: {word: x, id: v, x: y}}",
            "Q003",
            "structure 'one': there is no parameter 'x'",
        ),
    ],
)
def test_mistakes_of_use(small, use: str, code: str, message: str):
    made = small(f"  - {use}\n", structures__one=STRUCTURE, structures__more=MORE)
    found = [one for one in made.problems if one.file == "forms/A.yaml"]
    assert [(one.line, one.code, one.message) for one in found] == [(6, code, message)]


def test_a_structure_cannot_use_itself(small):
    made = small("  - use: more\n", structures__more="\nblocks:\n  - use: more\n")
    assert list(map(str, made.problems)) == [
        "structures/more.yaml:3: Q101 structures/more.yaml uses itself"
    ]


def test_a_structure_that_does_not_fit_is_told_at_its_line(small):
    made = small(USE, structures__one="parameters: [word, id]\nblox: []\n")
    assert list(map(str, made.problems)) == ["structures/one.yaml:2: Q003 unknown key 'blox'"]
