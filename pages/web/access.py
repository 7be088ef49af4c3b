"""Who may call what: one table of every route and socket. The gate decides by it, docs/access.md is written from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from analytics.access.records import Visitor
from analytics.access.roles import ROLES, Role, at_least
from pages.parts.view import LINK_PAGES, PAGE_ROLES

Decision = Literal["allowed", "unknown", "method", "nobody", "forbidden", "link", "foreign", "elsewhere"]
"""What the table says. `unknown`: there is no such address, for anybody. `method`: not in this way. `nobody`: they
have to say who they are. `forbidden`: known, but may not. `link`: beside what their link shows. What the gate says
before it looks there: `foreign`: sent by a page of another host; `elsewhere`: not from this machine, where only it is
let in."""

SOCKET = "SOCKET"
GET = ("GET",)
FORM_BYTES = 64 * 1024

EVERYBODY = ROLES
READERS = tuple(role for role in ROLES if at_least(role, "reader"))
VIEWERS: tuple[Role, ...] = ("link", *READERS)
EDITORS = tuple(role for role in ROLES if at_least(role, "editor"))
NO_ONE: tuple[Role, ...] = ()


@dataclass(frozen=True)
class Rule:
    """Who may call the addresses of one pattern (`{name}`: one part of a path, `{name:path}`: the rest of it), and how.

    `page`: the Streamlit page behind it, which a link opens only where its view has it. `asks`: whether the answer may
    depend on who asks. `large`: whether files are uploaded there. `secret`: whether the address itself is a secret."""

    path: str
    methods: tuple[str, ...]
    who: tuple[Role, ...]
    page: str = ""
    asks: bool = True
    large: bool = False
    secret: bool = False

    def names(self, path: str) -> bool:
        """Whether a path is of this pattern."""
        return _pattern(self.path).fullmatch(path) is not None


def _page(path: str, page: str) -> Rule:
    link: tuple[Role, ...] = ("link",) if any(page in pages for pages in LINK_PAGES.values()) else ()
    who = tuple(role for role in ROLES if role in link or at_least(role, PAGE_ROLES[page]))
    return Rule(path, GET, who, page=page)


RULES: tuple[Rule, ...] = (
    # Streamlit's own
    Rule("/_stcore/stream", (SOCKET,), VIEWERS),
    Rule("/_stcore/upload_file/{rest:path}", ("PUT", "DELETE"), EDITORS, large=True),
    Rule("/_stcore/health", GET, EVERYBODY, asks=False),
    Rule("/_stcore/host-config", GET, EVERYBODY, asks=False),
    Rule("/_stcore/bidi-components/{rest:path}", GET, VIEWERS),
    Rule("/_stcore/{rest:path}", (), NO_ONE),  # metrics, the agent API, whatever a new version brings
    Rule("/app/static/{rest:path}", (), NO_ONE),
    Rule("/auth/{rest:path}", (), NO_ONE),
    Rule("/oauth2callback", (), NO_ONE),
    Rule("/media/{rest:path}", GET, VIEWERS),
    Rule("/component/{rest:path}", GET, VIEWERS),
    # files of the program, the same for everybody
    Rule("/static/{rest:path}", GET, EVERYBODY, asks=False),
    Rule("/assets/{rest:path}", GET, EVERYBODY, asks=False),
    Rule("/healthz", GET, EVERYBODY, asks=False),
    # the way in
    Rule("/login", ("GET", "POST"), EVERYBODY),
    Rule("/login/start", GET, EVERYBODY),
    Rule("/login/return", GET, EVERYBODY),
    Rule("/login/out", GET, EVERYBODY),
    Rule("/logout", ("POST",), EVERYBODY),
    # share pages: the token is the right
    Rule("/s/{token}", ("GET", "POST"), EVERYBODY, asks=False, secret=True),
    Rule("/s/{token}/open", GET, EVERYBODY, asks=False, secret=True),
    Rule("/s/{token}/card.png", GET, EVERYBODY, asks=False, secret=True),
    Rule("/s/{token}/embed", GET, EVERYBODY, asks=False, secret=True),
    # data and files
    Rule("/api/v1/goals", GET, VIEWERS),
    Rule("/api/v1/goals/{goal_id}/badge.svg", GET, VIEWERS),
    Rule("/api/v1/metrics", GET, VIEWERS),
    Rule("/api/v1/projects", GET, VIEWERS),
    Rule("/api/v1/editions", GET, VIEWERS),
    Rule("/api/v1/openapi.json", GET, VIEWERS),
    Rule("/chart/{goal_id}.svg", GET, VIEWERS),
    Rule("/chart/{goal_id}.png", GET, VIEWERS),
    Rule("/chart/{goal_id}.csv", GET, VIEWERS),
    Rule("/report/board.pdf", GET, READERS),
    Rule("/report/slides.pptx", GET, READERS),
    Rule("/report/workbook.xlsx", GET, READERS),
    Rule("/download/template.xlsx", GET, READERS),
    Rule("/download/table/{table}.csv", GET, READERS),
    Rule("/download/original/{edition}/{name:path}", GET, READERS),
    # the pages
    _page("/", next(iter(PAGE_ROLES))),
    *(_page(f"/{page}", page) for page in PAGE_ROLES),
)
"""The first rule that names a path counts; what none names is for nobody."""


@cache
def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"(\{\w+(?::path)?\})", path)
    return re.compile("".join(_part(each) for each in parts), re.DOTALL)


def _part(written: str) -> str:
    if not written.startswith("{"):
        return re.escape(written)
    return ".*" if written.endswith(":path}") else "[^/]+"


def rule_for(path: str) -> Rule | None:
    """The rule of a path, None where there is none."""
    return next((rule for rule in RULES if rule.names(path)), None)


def decide(rule: Rule | None, method: str, visitor: Visitor) -> Decision:
    """Whether a visitor may do that; HEAD is a GET without its body."""
    if rule is None or not rule.who:
        return "unknown"
    if ("GET" if method == "HEAD" else method) not in rule.methods:
        return "method"
    if visitor.share:
        inside = "link" in rule.who and (not rule.page or rule.page in LINK_PAGES[visitor.share.kind])
        return "allowed" if inside else "link"
    if visitor.role in rule.who:
        return "allowed"
    # Somebody who logged in and has no role is known: asking them to log in would lead them round in a circle.
    return "nobody" if visitor.role == "nobody" and not visitor.session else "forbidden"


def example(rule: Rule, values: Mapping[str, str]) -> str:
    """An address of a rule's pattern; `values` by the name of the part."""
    return re.sub(r"\{(\w+)(?::path)?\}", lambda part: values.get(part[1], "x"), rule.path)
