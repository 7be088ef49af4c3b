"""The forecast of a goal in words: how likely it is to be met, what is still needed, and what that rests on."""

import math

from analytics.charts import words
from analytics.charts.words import EURO, SHARE
from analytics.goals.chances import LEAST_DECISIONS
from analytics.goals.forecast import Forecast, Needed
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day, money, number, percent

SURE = 1e-9  # closer to 0 or 1 than this is rounding


def line(forecast: Forecast, verdict: Verdict, language: str) -> str:
    """The forecast in one sentence."""
    if forecast.reason:
        return text(language, f"forecast-none-{forecast.reason}")
    low, high = forecast.met
    by = day(language, forecast.by, "long")
    if low >= 1 - SURE:
        return text(language, "forecast-certain", day=by)
    if high <= SURE:
        return text(language, "forecast-impossible", day=by)
    ends = {"low": likely(language, low), "high": likely(language, high), "day": by}
    if low <= SURE and high >= 1 - SURE:
        return text(language, "forecast-open", **ends)
    if ends["low"] == ends["high"]:
        return _capital(text(language, "forecast-even", share=ends["low"], day=by))
    return text(language, "forecast-between", **ends)


def needed(forecast: Forecast, missing: Needed, verdict: Verdict, language: str) -> str:
    """What is missing of the target, and about how many applications that takes."""
    unit = words.unit_of(verdict)
    kind = {SHARE: "share", EURO: "amount"}.get(unit, "count")
    by = day(language, forecast.by, "long")
    goal = verdict.goal
    if kind == "count":
        least = goal.minimum_project_budget
        minimum = "none" if least is None else money(language, least, goal.conditions_currency)
        said = [
            text(
                language,
                "forecast-needed-count",
                role=_role(goal.metric),
                count=_whole(missing.missing),
                minimum=minimum,
                day=by,
            )
        ]
    else:
        said = [text(language, f"forecast-needed-{kind}", **_amount(missing.missing, kind, language), day=by)]
    if missing.at_best <= SURE:
        said.append(text(language, "forecast-best-none"))
    elif not math.isclose(missing.at_best, missing.missing):
        said.append(text(language, f"forecast-best-{kind}", **_amount(missing.at_best, kind, language)))
    if kind == "count":
        said.append(_applications_needed(forecast, missing, language))
    return " ".join(said)


def record(forecast: Forecast, verdict: Verdict, language: str) -> str:
    """The organisation's own record, or why it says nothing."""
    granted, decided = forecast.record
    if forecast.record.rate is not None:
        case = "used"
    elif not decided:
        case = "none"
    elif granted == decided:
        case = "winners"
    else:
        case = "losers" if not granted else "few"
    facts = {
        "day": day(language, verdict.as_of, "long"),
        "granted": granted,
        "decided": decided,
        "least": LEAST_DECISIONS,
        "rate": percent(language, forecast.record.rate, 0),
    }
    return text(language, f"forecast-record-{case}", **facts)


def likely(language: str, share: float) -> str:
    """A probability as a whole percentage; what is not certain is never written 0 % or 100 %."""
    if SURE < share < 0.005:
        return text(language, "forecast-under", share=percent(language, 0.01, 0))
    if 0.995 <= share < 1 - SURE:
        return text(language, "forecast-over", share=percent(language, 0.99, 0))
    return percent(language, share, 0)


def _applications_needed(forecast: Forecast, missing: Needed, language: str) -> str:
    if missing.applications is None:
        return text(language, "forecast-rate-unknown")
    granted, decided = forecast.record
    if missing.of_record:
        return text(language, "forecast-rate-record", granted=granted, decided=decided, count=missing.applications)
    rate = percent(language, missing.rate, 0)
    return text(language, "forecast-rate-pipeline", rate=rate, count=missing.applications)


def _role(metric: str) -> str:
    return {"lead_partner_count": "lead", "partner_count": "partner"}.get(metric, "project")


def _whole(value: float) -> int:
    return math.ceil(value - SURE)


def _amount(value: float, kind: str, language: str) -> dict[str, object]:
    if kind == "count":
        return {"count": _whole(value)}
    if kind == "share":
        return {"points": number(language, value * 100, 1)}
    return {"amount": money(language, value, EURO)}


def _capital(sentence: str) -> str:
    """A sentence may begin with *over* or *under*."""
    return sentence[:1].upper() + sentence[1:]
