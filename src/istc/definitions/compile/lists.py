"""Choice lists from their sources."""

from istc.definitions.model import Option, OptionList
from istc.definitions.source.survey import ListSource


def build(list_id: str, source: ListSource) -> OptionList:
    options = (
        Option(
            code=option.code,
            label=option.label,
            note=option.note,
            group=option.group,
            search=option.search,
        )
        for option in source.options
    )
    return OptionList(
        id=list_id,
        title=source.title,
        origin=source.origin,
        options=tuple(options),
        other=source.other,
        source=source.source,
    )
