"""Makes the fonts of reports from those of the web: `python tools/fonts.py` writes analytics/reports/fonts/*.ttf.

Typst reads neither woff2 nor variable fonts, so that Inter is frozen at three weights, its two web subsets joined,
and what reports never write left out. The result is committed; it is made again only where Inter is renewed.
"""

import sys
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from analytics.reports.typesetting import FONTS, INTER  # noqa: E402

WEB = [ROOT / "static" / "fonts" / f"inter-{name}-wght-normal.woff2" for name in ("latin", "latin-ext")]
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]


def main() -> None:
    """Writes one file a weight, and the licence beside them."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        font = joined([frozen(file, weight) for file in WEB])
        named(font, weight, name)
        font.save(FONTS / f"Inter-{name}.ttf", reorderTables=True)
    (FONTS / "LICENSE-Inter.txt").write_bytes((ROOT / "static" / "fonts" / "LICENSE-Inter.txt").read_bytes())


def frozen(file: Path, weight: int) -> BytesIO:
    """One web subset at one weight, with only the characters and features that reports use."""
    font = instantiateVariableFont(TTFont(file, recalcTimestamp=False), {"wght": weight})
    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=["*"], notdef_outline=True)
    options.drop_tables += ["STAT", "MVAR", "HVAR"]
    digits_only(font)
    only = subset.Subsetter(options)
    only.populate(unicodes=[code for low, high in INTER for code in range(low, high + 1)])
    only.subset(font)
    font.flavor = None
    written = BytesIO()
    font.save(written)
    written.seek(0)
    return written


def digits_only(font: TTFont) -> None:
    """Takes all but the digits out of the tabular figures: Inter would make hyphens as wide as a digit too."""
    digits = {font.getBestCmap()[code] for code in range(0x30, 0x3A) if code in font.getBestCmap()}
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            single = getattr(part, "ExtSubTable", part)
            single.mapping = {old: new for old, new in single.mapping.items() if old in digits}


def joined(parts: list[BytesIO]) -> TTFont:
    """The subsets as one font; a character in both is taken from the first."""
    font = Merger(Options(drop_tables=["STAT"])).merge(parts)
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created = TTFont(WEB[0])["head"].modified  # not the hour of the making
    return font


def named(font: TTFont, weight: int, name: str) -> None:
    """Family and weight as Typst looks them up."""
    font["OS/2"].usWeightClass = weight
    names = font["name"]
    for each in (16, 17, 21, 22, 25):
        names.removeNames(nameID=each)
    family = "Inter" if name in ("Regular", "Bold") else f"Inter {name}"
    style = name if name in ("Regular", "Bold") else "Regular"
    for number, words in (
        (1, family),
        (2, style),
        (4, f"Inter {name}"),
        (6, f"Inter-{name}"),
        (16, "Inter"),
        (17, name),
    ):
        names.setName(words, number, 3, 1, 0x409)


if __name__ == "__main__":
    main()
