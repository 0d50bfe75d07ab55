"""Judges a compiled rule in a scene and says what does not hold, with its figures."""

from dataclasses import dataclass, field
from decimal import Decimal

from istc.checks.findings import Finding
from istc.checks.numbers import CONTEXT, shown, written
from istc.checks.reading import readings
from istc.checks.rules import Compared, CompiledRule
from istc.checks.scene import Scene
from istc.checks.wording import fill


@dataclass(frozen=True, slots=True)
class Figures:
    """Both sides of a comparison; `words` fills the names left open in a wording."""

    left: Decimal | None = None
    right: Decimal | None = None
    diff: Decimal | None = None
    words: dict[str, str] = field(default_factory=dict)


def judge(
    compiled: CompiledRule, scene: Scene, *, form: str, record: int | None = None
) -> Finding | None:
    """The finding, if the rule is judged here and does not hold."""
    if compiled.holds(scene) is not False:
        return None
    failed = next((one for one in compiled.compared if one.holds(scene) is False), None)
    words = failed.words if failed else compiled.words
    seen = figures(failed, scene) if failed else Figures()
    return Finding(
        code=compiled.rule.id,
        level=compiled.rule.level,
        form=form,
        item=compiled.rule.show_at or None,
        record=record,
        table=None,
        row=None,
        what=fill(words.what, seen.words),
        wrong=fill(words.wrong, seen.words),
        mend=fill(words.mend, seen.words),
        left=seen.left,
        right=seen.right,
        diff=seen.diff,
        reads=readings(compiled.reads, scene),
    )


def figures(compared: Compared, scene: Scene) -> Figures:
    """Of a comparison that can be judged."""
    left, right = compared.left(scene), compared.right(scene)
    if compared.texts:
        return Figures(words={"left": left, "right": right})
    diff = CONTEXT.subtract(left, right)
    show = written if compared.words.years else shown
    words = {"left": show(left), "right": show(right), "diff": shown(diff.copy_abs())}
    words["more"] = f"{'多' if diff > 0 else '少'} {words['diff']}"
    return Figures(left, right, diff, words)
