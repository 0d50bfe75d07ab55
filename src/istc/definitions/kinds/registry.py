"""The explicit list of kinds: a new kind is one file and one line here."""

from istc.definitions.kinds import (
    choice,
    choices,
    count,
    date,
    decimal,
    email,
    issn,
    longtext,
    mobile,
    money,
    period,
    phone,
    text,
    url,
)
from istc.definitions.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        text.KIND,
        longtext.KIND,
        count.KIND,
        money.KIND,
        decimal.KIND,
        date.KIND,
        period.KIND,
        choice.KIND,
        choices.KIND,
        phone.KIND,
        mobile.KIND,
        email.KIND,
        url.KIND,
        issn.KIND,
    )
}
