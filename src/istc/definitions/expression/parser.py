"""Reads both notations into the tree of syntax.py: recursive descent, no eval, bounded depth."""

from collections.abc import Callable
from decimal import Decimal
from typing import Literal, cast

from istc.definitions.expression.errors import ExpressionError, UnknownNameError
from istc.definitions.expression.functions import FUNCTIONS, Shape, is_condition
from istc.definitions.expression.syntax import (
    Arithmetic,
    Call,
    Comparator,
    Comparison,
    Expression,
    Logic,
    Node,
    Not,
    Number,
    Ref,
    Text,
    children,
    walk,
)
from istc.definitions.expression.tokens import Token, tokens

Resolver = Callable[[str], Ref]
DEEPEST = 30
_COMPARATORS = frozenset({"=", "!=", ">", ">=", "<", "<="})
Sign = Literal["+", "-", "*", "/"]


def parse(text: str, resolve: Resolver, *, printed: bool = False) -> Expression:
    """`printed`: bare two-digit numbers are codes (a balance as the manual prints it).

    `resolve` turns what stands in brackets into a Ref or raises UnknownNameError.
    Raises ExpressionError with the place; an unknown name is its `__cause__`.
    """
    reader = _Reader(tokens(text), resolve, printed)
    node = reader.either()
    reader.expect_end()
    _check_whole_forms(node)
    return Expression(text=text, node=node)


def parse_condition(text: str, resolve: Resolver, *, printed: bool = False) -> Expression:
    """As `parse`, for what must be true or false: a test, a `when`, an `applies`, a balance."""
    found = parse(text, resolve, printed=printed)
    if not is_condition(found.node):
        raise ExpressionError("must compare something (it is a value, not a condition)", 0)
    return found


class _Reader:
    """Walks over the tokens, one method per level of precedence, weakest first."""

    def __init__(self, found: list[Token], resolve: Resolver, printed: bool) -> None:
        self._tokens = found
        self._at = 0
        self._depth = 0
        self._resolve = resolve
        self._printed = printed

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self, kind: str, *texts: str) -> Token | None:
        token = self._next
        if token.kind == kind and (not texts or token.text in texts):
            self._at += 1
            return token
        return None

    def _fail(self, message: str) -> ExpressionError:
        return ExpressionError(message, self._next.position)

    def _need(self, text: str) -> None:
        if not self._take("operator", text):
            raise self._fail(f"expected {text!r}")

    def expect_end(self) -> None:
        if self._next.kind != "end":
            raise self._fail(f"did not expect {self._next.text!r} here")

    def either(self) -> Node:
        return self._logic("or", self._both)

    def _both(self) -> Node:
        return self._logic("and", self._negation)

    def _logic(self, word: Literal["and", "or"], part: Callable[[], Node]) -> Node:
        position = self._next.position
        parts = [part()]
        while self._take("word", word):
            parts.append(part())
        if len(parts) == 1:
            return parts[0]
        if not all(map(is_condition, parts)):
            raise ExpressionError(f"`{word}` joins conditions, not values", position)
        return Logic(word, tuple(parts))

    def _negation(self) -> Node:
        position = self._next.position
        if not self._take("word", "not"):
            return self._comparison()
        part = self._deeper(self._negation)
        if not is_condition(part):
            raise ExpressionError("`not` turns a condition round, not a value", position)
        return Not(part)

    def _comparison(self) -> Node:
        left = self._sum()
        if not (sign := self._take("operator", *_COMPARATORS)):
            return left
        right = self._sum()
        if is_condition(left) or is_condition(right):
            raise ExpressionError("a condition cannot be compared", sign.position)
        return Comparison(cast(Comparator, sign.text), left, right)

    def _sum(self) -> Node:
        return self._chain(("+", "-"), self._product)

    def _product(self) -> Node:
        return self._chain(("*", "/"), self._signed)

    def _chain(self, signs: tuple[Sign, ...], part: Callable[[], Node]) -> Node:
        found = part()
        while sign := self._take("operator", *signs):
            right = part()
            if is_condition(found) or is_condition(right):
                raise ExpressionError("cannot reckon with a condition", sign.position)
            found = Arithmetic(cast(Sign, sign.text), found, right)
        return found

    def _signed(self) -> Node:
        if not self._take("operator", "-"):
            return self._primary()
        part = self._deeper(self._signed)
        if isinstance(part, Number):
            return Number(-part.value)
        return Arithmetic("-", Number(Decimal(0)), part)

    def _primary(self) -> Node:
        token = self._next
        self._at += 1
        match token.kind:
            case "number":
                return self._number(token)
            case "text":
                return Text(token.text)
            case "ref":
                return self._ref(token)
            case "word":
                return self._call(token)
            case "operator" if token.text == "(":
                found = self._deeper(self.either)
                self._need(")")
                return found
        self._at -= 1
        raise self._fail("something is missing" if token.kind == "end" else "expected a value")

    def _number(self, token: Token) -> Node:
        if self._printed and len(token.text) == 2 and token.text.isdigit():
            return self._ref(token)
        return Number(Decimal(token.text))

    def _ref(self, token: Token) -> Ref:
        try:
            return self._resolve(token.text)
        except UnknownNameError as unknown:
            raise ExpressionError(str(unknown), token.position) from unknown

    def _call(self, token: Token) -> Node:
        shape = FUNCTIONS.get(token.text)
        if shape is None:
            raise ExpressionError(f"no function is called {token.text!r}", token.position)
        self._need("(")
        args: list[Node] = []
        while not self._take("operator", ")"):
            if args:
                self._need(",")
            args.append(self._deeper(self._sum))
        _check_arguments(token, shape, args)
        return Call(token.text, tuple(args))

    def _deeper(self, part: Callable[[], Node]) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._fail(f"nested more than {DEEPEST} deep")
        found = part()
        self._depth -= 1
        return found


def _check_arguments(token: Token, shape: Shape, args: list[Node]) -> None:
    if not shape.least <= len(args) <= shape.most:
        wanted = f"{shape.least}" if shape.least == shape.most else f"at least {shape.least}"
        raise ExpressionError(f"{token.text} takes {wanted} argument(s)", token.position)
    if shape.refs and not isinstance(args[0], Ref):
        raise ExpressionError(f"{token.text} takes an item in brackets", token.position)
    if shape.literals and not all(isinstance(arg, Text | Number) for arg in args[1:]):
        raise ExpressionError(f"{token.text} takes texts or numbers to choose from", token.position)
    if any(map(is_condition, args)):
        raise ExpressionError(f"{token.text} takes values, not conditions", token.position)
    if token.text == "COUNT" and len(args) > 1 and isinstance(args[0], Ref):
        _check_chosen(token, args[0])


def _check_chosen(token: Token, ref: Ref) -> None:
    """Records that chose something are counted where they are all at hand: in their own form."""
    if ref.form is not None or not ref.item:
        message = "COUNT of what is chosen takes an item of the own form"
        raise ExpressionError(message, token.position)


def _check_whole_forms(node: Node) -> None:
    """A form without an item makes sense only where its records are counted."""
    for part in walk(node):
        counts = isinstance(part, Call) and FUNCTIONS[part.name].form
        for child in () if counts else children(part):
            _refuse_form(child)
    _refuse_form(node)


def _refuse_form(node: Node) -> None:
    if isinstance(node, Ref) and not node.item:
        raise ExpressionError(f"[{node.written}] is a form; only COUNT takes one", 0)
