"""What the pages of an import show, worked out from the upload and what was read."""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.core.paginator import Page, Paginator

from istc.definitions import kinds
from istc.documents.plan import plan_of
from istc.documents.words import option_text
from istc.jobs.models import Job
from istc.reports.models.batch import ImportBatch
from istc.workbooks.door import Place
from istc.workbooks.keeping import load_read, records
from istc.workbooks.models import Upload
from istc.workbooks.standing import Plain, counts, faults

SIZE = 100  # faults on a page
SHOWN = 4  # records of the preview
WIDEST = 8  # columns of the preview
NAMES = {"new": "新增", "changed": "更新", "unchanged": "未变", "removed": "删除"}
MODES = {
    "append": "追加到已有记录之后",
    "update": "更新已有的，没有的追加",
    "replace": "替换：文件里没有的记录删除",
}
KINDS = 12  # kinds of faults that are listed
KNOWN_BY = {"template": "模板", "code": "按代码", "label": "按名称", "hand": "手工", "": "缺少"}
LEVELS = ("error", "verify", "hint")


@dataclass
class Preview:
    """An upload on its page. `level`, `kind`: only faults of that level, of that kind."""

    place: Place
    upload: Upload
    level: str = ""
    number: str = "1"
    kind: str = ""

    @cached_property
    def read(self) -> Plain:
        return load_read(self.upload)

    @property
    def summary(self) -> Plain:
        found: Plain = self.upload.summary
        return found

    @cached_property
    def job(self) -> Job | None:
        return Job.objects.filter(pk=self.upload.job_id).first() if self.upload.job_id else None

    @property
    def state(self) -> str:
        return self.upload.state

    @property
    def bad(self) -> int:
        return int(self.summary["rows"] - self.summary["good"])

    @property
    def open(self) -> bool:
        """Whether it waits for 提交."""
        return self.state == Upload.State.READY and self.place.writable

    @property
    def committable(self) -> bool:
        return self.open and not self.summary["blocked"] and bool(self.summary["rows"])

    @cached_property
    def _faults(self) -> list[Plain]:
        found = faults(self.read, self.upload.corrections)
        return [one for one in found if not self.level or one["level"] == self.level]

    @cached_property
    def kinds(self) -> list[tuple[str, str, str, int]]:
        """Faults of one kind together, the most frequent first: key, column, what, how many."""
        counted: dict[str, int] = {}
        firsts: dict[str, Plain] = {}
        for one in self._faults:
            key = kind_of(one)
            firsts.setdefault(key, one)
            counted[key] = counted.get(key, 0) + 1
        order = sorted(counted, key=lambda key: -counted[key])
        return [
            (
                key,
                firsts[key]["heading"] or firsts[key]["sheet"],
                said_of(firsts[key]),
                counted[key],
            )
            for key in order[:KINDS]
        ]

    @cached_property
    def page(self) -> Page[Plain]:
        chosen = [one for one in self._faults if not self.kind or kind_of(one) == self.kind]
        found = Paginator(chosen, SIZE).get_page(self.number)
        found.object_list = [self._shown(one) for one in found.object_list]
        return found

    def _shown(self, fault: Plain) -> Plain:
        form = self.place.round.edition_model.by_code.get(fault.get("form", ""))
        item = form.by_id.get(fault["item"]) if form else None
        record = fault["record"] is not None
        fixable = record and item is not None and (item.table is None or fault["index"] is not None)
        listed = item.options if item and item.kind == "choice" else None
        options = [option_text(listed, one.code) for one in listed.offered] if listed else []
        return {
            "form": "",
            "skip": False,
            "kept": None,
            **fault,
            "fixable": fixable and self.open,
            "decidable": record and self.open,
            "options": options if len(options) <= 60 else [],
            "where": " ".join(part for part in (self._sheet(fault), fault["address"]) if part),
        }

    def _sheet(self, fault: Plain) -> str:
        return "" if self.place.form else str(fault["sheet"])

    @property
    def modes(self) -> list[tuple[str, str]]:
        """追加 more records than one makes no sense in a form that has one."""
        if self.place.form and not self.place.form.multi:
            return [("update", "更新本表已填的内容")]
        return list(MODES.items())

    @property
    def counts(self) -> list[tuple[str, int]]:
        return [(NAMES[name], number) for name, number in counts(self.upload).items()]

    @property
    def changed(self) -> list[tuple[str, list[Any]]]:
        """Sheet, and its changed records cell by cell; in the modes that change any."""
        if self.upload.mode == ImportBatch.Mode.APPEND:
            return []
        found = [
            (one["form"], [line[1:] for line in one["differences"]["changed"][:SIZE]])
            for one in self.read["sheets"]
        ]
        return [one for one in found if one[1]]

    @property
    def notes(self) -> list[Plain]:
        own = [note for sheet in self.read["sheets"] for note in sheet["notes"]]
        return [*self.read["notes"], *own][:SIZE]

    @cached_property
    def sheet(self) -> Plain | None:
        """The only sheet, where the import is for one form."""
        found = self.read["sheets"]
        return found[0] if self.place.form and found else None

    @property
    def matched(self) -> list[Plain]:
        """Every item that a file may bring, with the column it was found in (design 06a)."""
        if self.sheet is None or self.place.form is None:
            return []
        taken = {one[2]: one for one in self.sheet["columns"]}
        return [
            {
                "id": one.id,
                "label": one.words,
                "column": taken[one.id][0] if one.id in taken else "",
                "by": taken[one.id][4] if one.id in taken else "",
                "required": one.item.required,
            }
            for one in plan_of(self.place.form).columns
            if not one.computed
        ]

    @property
    def unmatched(self) -> bool:
        """Whether somebody should look at the columns first."""
        lacking = any(one["required"] and not one["column"] for one in self.matched)
        return lacking or bool(self.matched and self.sheet and self.sheet["unread"])

    @property
    def found(self) -> list[tuple[str, str]]:
        """The columns of the file: letters and header."""
        if self.sheet is None:
            return []
        pairs = [(one[0], one[1]) for one in self.sheet["columns"]]
        pairs += [(column, text) for column, text in self.sheet["unread"]]
        return sorted(pairs, key=lambda pair: (len(pair[0]), pair[0]))

    @property
    def heads(self) -> list[list[str]]:
        return self.sheet["columns"] if self.sheet else []

    @property
    def rows(self) -> list[tuple[int, list[str]]]:
        """The first records as a person reads them."""
        if self.sheet is None or self.place.form is None:
            return []
        items = [self.place.form.by_id[one[2]] for one in self.heads[:WIDEST]]
        found = []
        for record in islice(records(self.upload, self.read, 0), SHOWN):
            values = record.values
            texts = [
                kinds.show(item, values[item.id]) if item.id in values else "" for item in items
            ]
            found.append((record.row, texts))
        return found

    @property
    def undoable(self) -> bool:
        return self.state == Upload.State.DONE and self.place.writable

    def address(self, view: str) -> str:
        return self.place.address(view, upload=self.upload.pk)


def kind_of(fault: Plain) -> str:
    """Sheet, what, and which column."""
    return f"{fault['sheet']}|{fault['code']}|{fault['item']}"


def said_of(fault: Plain) -> str:
    """What is wrong, without the value that only one of many has and the column named beside."""
    wrong = str(fault["wrong"]).removeprefix(str(fault["heading"])).strip()
    return wrong.replace(f"“{fault['value']}”", "") if fault["value"] else wrong
