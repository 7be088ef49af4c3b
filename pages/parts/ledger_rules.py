"""What the programmes' rules allow a consultant to bring home: the highest coverage, and the table of the rules."""

from collections.abc import Sequence
from datetime import date
from html import escape

from analytics.i18n import text
from analytics.i18n.formats import BLANK, number, percent
from analytics.metrics.rules import Rule, highest_coverage, rules
from pages.parts.html import framed, headings, stacked


def highest(as_of: date, language: str) -> str:
    """What a consultant recovers whose every hour is billed, by the rules of the period the date lies in."""
    rule = next((each for each in rules() if each.family == "interreg" and _holds(each, as_of)), None)
    if rule is None or rule.cofinancing_rate is None:
        return ""
    return text(
        language,
        "ledger-highest",
        period=rule.period.replace("-", "–"),
        rate=percent(language, rule.cofinancing_rate),
        plain=percent(language, highest_coverage(rule.cofinancing_rate)),
        overhead=percent(language, highest_coverage(rule.cofinancing_rate, rule.overhead_rate)),
    )


def _holds(rule: Rule, as_of: date) -> bool:
    first, last = rule.period.split("-")
    return int(first) <= as_of.year <= int(last)


def lead(language: str) -> str:
    """How the highest coverage is worked out, with an example."""
    plain, overhead = (percent(language, highest_coverage(0.75, rate)) for rate in (0.0, 0.15))
    return f'<p class="lead">{escape(text(language, "ledger-rules-lead", plain=plain, overhead=overhead))}</p>'


def table(language: str) -> str:
    """The rules with the highest coverage they allow, each figure with its source below."""
    names = (
        "ledger-rule", "ledger-rule-cofinancing", "ledger-rule-overhead", "ledger-rule-highest", "ledger-rule-flat",
        "ledger-rule-year",
    )  # fmt: skip
    body = "".join(_rule(rule, names, language) for rule in rules())
    caption = text(language, "ledger-rules-caption", count=len(rules()))
    return stacked(framed(headings(language, names), body, caption))


def _rule(rule: Rule, names: Sequence[str], language: str) -> str:
    overhead = percent(language, rule.overhead_rate)
    if rule.overhead_base:
        overhead = text(language, f"ledger-overhead-{rule.overhead_base}", rate=overhead)
    plain = highest_coverage(rule.cofinancing_rate)
    highest = BLANK
    if plain is not None:
        billed = highest_coverage(rule.cofinancing_rate, rule.overhead_rate)
        highest = percent(language, plain)
        if billed is not None:
            highest = text(language, "ledger-rule-both", plain=highest, overhead=percent(language, billed))
    year = BLANK
    if rule.annual_hours:
        year = text(language, "ledger-rule-hours", hours=number(language, rule.annual_hours, 0))
    elif rule.annual_days:
        year = text(language, "ledger-rule-days", days=number(language, rule.annual_days, 0))
    cells = [
        _sourced(percent(language, rule.cofinancing_rate), rule, "cofinancing_rate"),
        _sourced(overhead, rule, "overhead_rate"),
        escape(highest),
        _sourced(percent(language, rule.staff_flat_rate), rule, "staff_flat_rate"),
        _sourced(year, rule, "annual_hours", "annual_days"),
    ]
    head = escape(f"{text(language, f'ledger-family-{rule.family}')} {rule.period.replace('-', '–')}")
    inside = "".join(
        f'<td data-label="{escape(text(language, name))}">{cell}</td>'
        for name, cell in zip(names[1:], cells, strict=True)
    )
    return f'<tr><th scope="row">{head}</th>{inside}</tr>'


def _sourced(figure: str, rule: Rule, *figures: str) -> str:
    sources = [rule.sources[name] for name in figures if name in rule.sources]
    return escape(figure) + "".join(f"<br><small>{escape(source)}</small>" for source in sources)
