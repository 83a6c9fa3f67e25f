"""The agreement of derived and published scores as Markdown, as it stands in the documentation."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import atanh, sqrt, tanh
from statistics import NormalDist

from politeia.scales.published.agreement import Country, rank_correlation


def agreement_report(countries: tuple[Country, ...]) -> str:
    """Agreement by country, by item, the rank correlation, and every difference with its reason."""
    return "\n".join(
        (
            *_by_country(countries),
            "",
            *_ranks(countries),
            "",
            *_settled(countries),
            "",
            *_by_item(countries),
            "",
            *_differing(countries),
            "",
            *_others(countries),
        )
    )


def _by_country(countries: tuple[Country, ...]) -> Iterable[str]:
    yield "| country | edition | items that agree | allowed by the text | derived sum | published sum of the same items | printed total of 32 |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for country in countries:
        allowed = sum(row.allowed for row in country.rows)
        yield (
            f"| {country.name} | `{country.edition}` | {country.agreeing} of {len(country.rows)} | {allowed} "
            f"| {country.derived} | {country.published} | {country.printed} |"
        )
    agreeing, every = sum(c.agreeing for c in countries), sum(len(c.rows) for c in countries)
    allowed = sum(row.allowed for country in countries for row in country.rows)
    yield f"| all | | {agreeing} of {every} ({100 * agreeing / every:.0f} %) | {allowed} ({100 * allowed / every:.0f} %) | | | |"


def _ranks(countries: tuple[Country, ...]) -> Iterable[str]:
    derived = [country.derived for country in countries]
    same = rank_correlation(derived, [country.published for country in countries])
    whole = rank_correlation(derived, [country.printed for country in countries])
    yield (
        f"Spearman's rank correlation over {len(countries)} countries: {_number(same)} with the published scores of the same "
        f"items, {_number(whole)} with the printed totals of all 32.{_interval(same, len(countries))}"
    )
    apart = [float(country.derived - country.published) for country in countries]
    yield (
        f"A derived sum is {sum(map(abs, apart)) / len(apart):.1f} of 28 away from the published one on average, and "
        f"{abs(sum(apart)) / len(apart):.1f} {'above' if sum(apart) > 0 else 'below'} it; the farthest is {_farthest(countries)}."
    )


def _interval(correlation: float | None, countries: int) -> str:
    """How sure the first correlation is, said after it."""
    if correlation is None or countries < 4 or abs(correlation) >= 1:
        return ""
    low, high = spearman_interval(correlation, countries)
    return f" So few countries leave the first between {low:.2f} and {high:.2f} (95 %)."


def spearman_interval(correlation: float, count: int) -> tuple[float, float]:
    """The 95 per cent interval of a rank correlation of at least four pairs.

    Fisher's transformation with the variance 1.06 / (n - 3) of Fieller, Hartley and Pearson (Biometrika 44, 1957).
    """
    middle, apart = atanh(correlation), NormalDist().inv_cdf(0.975) * sqrt(1.06 / (count - 3))
    return tanh(middle - apart), tanh(middle + apart)


def _farthest(countries: tuple[Country, ...]) -> str:
    far = max(countries, key=lambda country: abs(country.derived - country.published))
    return f"{far.name} ({far.derived} against {far.published})"


def _settled(countries: tuple[Country, ...]) -> Iterable[str]:
    rows = [row for country in countries for row in country.rows]
    settled = [row for row in rows if row.item.settled]
    left_open = [row for row in rows if not row.item.settled]
    kappa = beyond_chance([(row.item.answer.point == 1, row.published.score == 1) for row in rows])
    yield (
        f"Where the text settles an item {sum(row.agrees for row in settled)} of {len(settled)} agree; where it leaves one open and "
        f"silence is read as coders read it, {sum(row.agrees for row in left_open)} of {len(left_open)}. Cohen's kappa, which takes "
        f"out what chance would bring, is {_number(kappa)}."
    )


def beyond_chance(pairs: list[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two yes-or-no codings (Educational and Psychological Measurement 20, 1960); None without variation."""
    count = len(pairs)
    left, right = sum(a for a, _ in pairs), sum(b for _, b in pairs)
    expected = (left * right + (count - left) * (count - right)) / count**2
    observed = sum(a == b for a, b in pairs) / count
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _others(countries: tuple[Country, ...]) -> Iterable[str]:
    rows = [row for country in countries for row in country.other]
    yield (
        f"Of Bernauer and Vatter's indicators {sum(row.agrees for row in rows)} of {len(rows)} agree, and "
        f"{sum(row.allowed for row in rows)} lie within what the text allows."
    )
    yield ""
    yield "| country | indicator of Bernauer and Vatter | derived | published |"
    yield "| --- | --- | --- | --- |"
    for country in countries:
        for row in country.other:
            answer = row.item.answer
            spread = "" if row.item.settled else f" ({_score(answer.least)} to {_score(answer.most)})"
            within = "" if row.allowed else " (outside)"
            yield f"| {country.name} | {row.item.code} | {_score(answer.point)}{spread} | {_score(row.published.score)}{within} |"


def _score(value: Fraction | None) -> str:
    """A score as it is printed: whole, or to two places."""
    assert value is not None
    return str(value) if value.denominator == 1 else f"{float(value):.2f}"


def _number(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.2f}"


def _by_item(countries: tuple[Country, ...]) -> Iterable[str]:
    yield "| item | | agree | differ in |"
    yield "| --- | --- | --- | --- |"
    codes = dict.fromkeys(row.item.code for country in countries for row in country.rows)
    for code in codes:
        rows = [row for country in countries for row in country.rows if row.item.code == code]
        differing = ", ".join(row.country for row in rows if not row.agrees)
        yield f"| {code} | {rows[0].item.wording} | {sum(row.agrees for row in rows)} of {len(rows)} | {differing} |"


def _differing(countries: tuple[Country, ...]) -> Iterable[str]:
    yield "| country | item | derived | published | why |"
    yield "| --- | --- | --- | --- | --- |"
    for country in countries:
        for row in country.rows:
            if not row.agrees:
                answer = row.item.answer
                spread = "" if row.item.settled else f" ({answer.least} to {answer.most})"
                yield f"| {country.name} | {row.item.code} | {answer.point}{spread} | {row.published.score} | {row.why} |"
