"""Writing trees back: what is written is read as the same tree (hypothesis)."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from istc.definitions.expression.parser import parse
from istc.definitions.expression.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Logic,
    Node,
    Not,
    Number,
    Ref,
    Text,
    children,
    walk,
)
from istc.definitions.expression.writer import write

NUMBERS = st.decimals(min_value=-(10**6), max_value=10**6, places=4, allow_nan=False)
IDS = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
REFS = st.builds(Ref, IDS, st.sampled_from([None, "unit", "HZ_02_005"]))
WORDS = st.text(st.characters(exclude_characters='"\n', exclude_categories=["C"]), max_size=8)
LEAVES = st.one_of(st.builds(Number, NUMBERS), REFS, st.builds(Text, WORDS))


def values(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(Arithmetic, st.sampled_from("+-*/"), inner, inner),
        st.builds(lambda name, ref: Call(name, (ref,)), st.sampled_from(["SUM", "LAST"]), REFS),
        st.builds(lambda parts: Call("MIN", tuple(parts)), st.lists(inner, min_size=1, max_size=3)),
    )


VALUES = st.recursive(LEAVES, values, max_leaves=6)
COMPARED = st.builds(Comparison, st.sampled_from(["=", "!=", ">", ">=", "<", "<="]), VALUES, VALUES)
FILLED = st.builds(lambda ref: Call("FILLED", (ref,)), REFS)


def conditions(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Not, inner), st.builds(Logic, st.sampled_from(["and", "or"]), several)
    )


CONDITIONS = st.recursive(st.one_of(COMPARED, FILLED), conditions, max_leaves=5)


def resolve(written: str) -> Ref:
    head, dot, tail = written.partition(".")
    return Ref(tail, head) if dot else Ref(head)


@given(CONDITIONS)
def test_what_is_written_is_read_back(node: Node):
    assert parse(write(node), resolve).node == node


def test_a_whole_form_is_written_by_its_code():
    assert write(Call("COUNT", (Ref("", "HZ_02_005"),))) == "COUNT([HZ_02_005])"


def test_numbers_are_written_without_exponents():
    assert write(Number(Decimal("1E+3"))) == "1000"
    assert write(Number(Decimal("-0.50"))) == "(-0.50)"


def test_walking_meets_every_node_once():
    one, two = Ref("a"), Ref("b")
    inner = Not(Comparison("=", one, two))
    whole = Logic("and", (inner, Call("FILLED", (one,))))
    assert list(walk(whole)) == [whole, inner, inner.part, one, two, whole.parts[1], one]
    assert children(Arithmetic("+", one, two)) == (one, two)
    assert children(Text("a")) == ()
