"""The address of a share link, and the same as a QR code for paper."""

import re
from html import escape

import segno
from starlette.requests import Request

from analytics.settings import settings

_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]+")


def share_address(base: str, token: str) -> str:
    """The address of a link's page; `base`: the dashboard's own address, such as https://eu.example.dk."""
    return f"{base.rstrip('/')}/s/{token}"


def base_address(request: Request) -> str:
    """The dashboard's address as others reach it: the operator's, else that of the request; '' where the request names
    a host that cannot be one."""
    if public := settings().public_url:
        return public.rstrip("/")
    host = request.url.netloc
    return f"{request.url.scheme}://{host}" if _HOST.fullmatch(host) else ""


def qr_svg(address: str, title: str = "", pixels: int = 132) -> str:
    """An address as a QR code (error correction M, quiet zone of 4 modules, dark on white whatever the page's colours),
    as inline SVG with a text alternative where there is a title. `pixels`: its side on the screen."""
    code = segno.make(address, error="m", micro=False)
    drawn: str = code.svg_inline(border=4, dark="#000", light="#fff", svgclass=None, lineclass=None, omitsize=True)
    said = 'role="img" aria-label="' + escape(title) + '"' if title else 'aria-hidden="true"'
    return drawn.replace("<svg ", f'<svg width="{pixels}" height="{pixels}" {said} ', 1)
