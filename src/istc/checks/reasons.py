"""Which 核实性 findings still want a written reason (decisions §3)."""

from collections.abc import Iterable, Mapping

from istc.checks.findings import Finding


def open_findings(
    findings: Iterable[Finding], reasons: Mapping[str, Mapping[str, str]]
) -> list[Finding]:
    """Verify findings without a reason, or whose figures have changed since it was given.

    `reasons`: a finding's key -> {"text", "fingerprint"}.
    """
    return [found for found in findings if found.level == "verify" and not _holds(found, reasons)]


def _holds(found: Finding, reasons: Mapping[str, Mapping[str, str]]) -> bool:
    reason = reasons.get(found.key, {})
    given = reason.get("text", "").strip()
    return bool(given) and reason.get("fingerprint") == found.fingerprint
