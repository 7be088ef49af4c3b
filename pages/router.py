"""The script Streamlit runs for every visitor: navigation, then the page. It lives where no sibling `pages/` exists."""

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # so that `streamlit run pages/router.py` and AppTest find the packages, too
    sys.path.insert(0, str(ROOT))

from analytics.i18n import text  # noqa: E402
from pages.parts import frame  # noqa: E402
from pages.parts.view import PAGES  # noqa: E402


def main() -> None:
    """Show the page the address names."""
    view = frame.open_view()
    named = [
        st.Page(f"{page}.py", title=text(view.language, f"nav-{page}"), url_path=page, default=page == "goals")
        for page in PAGES
    ]
    chosen = st.navigation(named, position="hidden")
    st.set_page_config(
        page_title=f"{chosen.title} · {text(view.language, 'app-name')}",
        page_icon=str(ROOT / "static" / "icon.svg"),
        layout="wide",
    )
    if not st.context.is_embedded:
        frame.top(view, chosen.url_path or "goals")
    page = chosen.url_path or "goals"
    if view.opens(page):
        chosen.run()
    else:
        frame.turned_away(view, page)
    frame.foot(view)


main()
