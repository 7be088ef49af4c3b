"""The colours of the charts, light and dark; the same roles as in static/style.css."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Look:
    """Colours by role. Every one has at least 3:1 against its paper, text 4.5:1."""

    ink: str
    mute: str
    paper: str
    line: str
    sure: str
    possible: str
    target: str
    series: tuple[str, ...]


LIGHT = Look(
    "#131b2c", "#4a556b", "#ffffff", "#dfe4ee", "#1b4596", "rgba(27,69,150,.20)", "#8f5200",
    ("#1b4596", "#a05a00", "#0b6e69", "#7a3e9d", "#5b6780"),
)  # fmt: skip
DARK = Look(
    "#e9edf6", "#a7b2c8", "#161d2f", "#2d3850", "#8db2ff", "rgba(141,178,255,.26)", "#ffc560",
    ("#8db2ff", "#f2b45e", "#5ccbc2", "#cfa2ee", "#a7b2c8"),
)  # fmt: skip


def look(dark: bool) -> Look:
    """The colours for dark or light paper."""
    return DARK if dark else LIGHT


def layout(colours: Look, language: str, height: int) -> dict[str, Any]:
    """What every chart shares: quiet grid, own font, the legend below, numbers as the language writes them."""
    axis = {
        "gridcolor": colours.line,
        "zeroline": False,
        "linecolor": colours.mute,
        "tickfont": {"color": colours.mute},
    }
    return {
        "height": height,
        "margin": {"l": 8, "r": 14, "t": 28, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "Inter, system-ui, sans-serif", "size": 13, "color": colours.ink},
        "legend": {"orientation": "h", "yanchor": "top", "y": -0.14, "x": 0, "font": {"color": colours.ink}},
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": colours.mute, "activecolor": colours.ink},
        "hoverlabel": {"bgcolor": colours.paper, "bordercolor": colours.line, "font": {"color": colours.ink}},
        "separators": ".," if language == "en" else ",.",
        "xaxis": {**axis, "automargin": True, "fixedrange": True, "showgrid": False},
        "yaxis": {**axis, "automargin": True, "fixedrange": True},
    }
