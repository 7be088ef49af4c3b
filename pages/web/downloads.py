"""Files to take away: the template, empty or filled, each table as CSV, and what was once uploaded. They hold the names
of people, so where reading is public only the empty template is."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from analytics.i18n import text
from analytics.intake import template
from analytics.tables import TABLES
from pages.parts import caches
from pages.parts.view import language_of
from pages.web import turned_away

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(request: Request) -> Response:
    """The template as xlsx; `?edition=n` fills it with that edition."""
    language = _language(request)
    number = request.query_params.get("edition", "")
    if not number:
        return _file(template.workbook(None, language), XLSX, text(language, "file-template-empty") + ".xlsx")
    if not request.state.visitor.sees_names:
        return turned_away.nobody(request)
    if not _is_edition(number):
        return _missing()
    name = text(language, "file-template-filled", number=number) + ".xlsx"
    edition = caches.store().edition(int(number))
    places = caches.places(edition.number)
    return _file(template.workbook(caches.tables(edition.number), language, edition.request_id, places), XLSX, name)


def table(request: Request) -> Response:
    """One table as CSV: of an edition (`?edition=n`), or with its headings alone."""
    language = _language(request)
    name = request.path_params["table"]
    number = request.query_params.get("edition", "")
    if number and not request.state.visitor.sees_names:
        return turned_away.nobody(request)
    if name not in TABLES or (number and not _is_edition(number)):
        return _missing()
    rows = caches.tables(int(number) if number else 0)[name]
    return _file(
        template.csv(name, rows, language), "text/csv; charset=utf-8", text(language, f"table-{name}") + ".csv"
    )


def original(request: Request) -> Response:
    """A file as it was uploaded, byte for byte."""
    if not request.state.visitor.sees_names:
        return turned_away.nobody(request)
    name = request.path_params["name"]
    try:
        content = caches.store().original(request.path_params["edition"], name)
    except KeyError:
        return _missing()
    return _file(content, "application/octet-stream", name)


def _language(request: Request) -> str:
    return language_of(request.query_params.get("lang"), request.headers.get("accept-language"))


def _is_edition(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) < 10 and int(number) in caches.Editions()


def _missing() -> Response:
    return PlainTextResponse("not found", 404)


def _file(content: bytes, media: str, name: str) -> Response:
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "cache-control": "no-store",
    }
    return Response(content, media_type=media, headers=headers)
