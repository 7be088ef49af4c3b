"""The municipality's own OpenID Connect provider, as the dashboard speaks with it: its discovery document, its keys,
and a code of its own exchanged for who somebody is. Any provider will do (Entra ID, Keycloak, …).

Nothing is believed that does not hold: every address is https (or this very machine), the ID token is signed with one
of the provider's public keys, made by it, for us, for this login, and still good.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote_plus

import httpx
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import BadSignatureError, InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from analytics import clock
from analytics.settings import Settings, settings

SECONDS = 5
"""Longest the provider may take to connect, or to say anything."""
FRESH = 3600
"""Seconds for which its discovery document is good. Its keys are read anew when a token names one we do not know."""
LEEWAY = 60
"""Seconds by which its clock may differ from ours."""
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signatures with a public key, and no others: `none` is none, and HS256 would take a public key for a secret."""
LONGEST_NAME = 200

log = logging.getLogger(__name__)


class ProviderDown(Exception):
    """The provider cannot be reached, or answers what cannot be used: for the operator, who finds it in the log."""


class Refused(Exception):
    """The provider takes no such code, or its token does not hold."""


@dataclass(frozen=True)
class Document:
    """What the provider says about itself: its name, and where it does what ('' : it does not)."""

    issuer: str
    authorization: str
    token: str
    keys: str
    userinfo: str
    end_session: str
    secret_in_body: bool  # whether it takes the client's secret only in the body of a request, not in a header


@dataclass(frozen=True)
class Identity:
    """Who has logged in. `email` is '' unless the provider says that it is verified."""

    issuer: str
    subject: str
    email: str
    name: str
    groups: tuple[str, ...]


class Provider:
    """One per process, safe in threads. Every method may raise ProviderDown."""

    def __init__(self, settings: Settings, transport: httpx.BaseTransport | None = None) -> None:
        self._settings = settings
        self._client = httpx.Client(timeout=SECONDS, transport=transport, headers={"accept": "application/json"})
        self._document: tuple[float, Document] | None = None
        self._keys: KeySet | None = None

    def document(self) -> Document:
        """The discovery document, at most an hour old."""
        now = clock.now().timestamp()
        if self._document is None or not 0 <= now - self._document[0] < FRESH:
            issuer = self._settings.oidc_issuer
            read = self._json(self._client.build_request("GET", _secure(_discovery(issuer))))
            self._document = (now, _document(read, issuer))
        return self._document[1]

    def login_address(self, back: str, state: str, nonce: str, verifier: str, **more: str) -> str:
        """Where somebody logs in. `back`: our address to which the provider sends them afterwards."""
        asked = {
            "response_type": "code",
            "client_id": self._settings.oidc_client_id,
            "redirect_uri": back,
            "scope": self._settings.oidc_scopes,
            "state": state,
            "nonce": nonce,
            "code_challenge": create_s256_code_challenge(verifier),
            "code_challenge_method": "S256",
            **more,
        }
        return str(httpx.URL(self.document().authorization).copy_merge_params(asked))

    def logout_address(self, back: str) -> str | None:
        """Where somebody ends their login at the provider too; None where it has no such place."""
        end = self.document().end_session
        asked = {"client_id": self._settings.oidc_client_id, "post_logout_redirect_uri": back}
        return str(httpx.URL(end).copy_merge_params(asked)) if end else None

    def redeem(self, code: str, back: str, nonce: str, verifier: str) -> Identity:
        """Who it is that came back with a code. Raises Refused."""
        document = self.document()
        answer = self._tokens(document, code, back, verifier)
        access = answer.get("access_token")
        claims = self._verified(document, str(answer.get("id_token", "")), nonce, access)
        info = self._userinfo(document, claims, access)
        return Identity(
            issuer=document.issuer,
            subject=claims["sub"],
            email=_verified_email(claims) or _verified_email(info),
            name=_name(claims) or _name(info),
            groups=_groups(claims if self._settings.oidc_groups_claim in claims else info, self._settings),
        )

    def _tokens(self, document: Document, code: str, back: str, verifier: str) -> Mapping[str, Any]:
        client, secret = self._settings.oidc_client_id, self._settings.oidc_client_secret.get_secret_value()
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
        auth = None
        if not secret:
            form |= {"client_id": client}
        elif document.secret_in_body:
            form |= {"client_id": client, "client_secret": secret}
        else:
            auth = httpx.BasicAuth(quote_plus(client), quote_plus(secret))  # RFC 6749, 2.3.1
        request = self._client.build_request("POST", document.token, data=form)
        return self._json(request, auth)

    def _verified(self, document: Document, token: str, nonce: str, access: object) -> dict[str, Any]:
        """The claims of an ID token, every one of them checked. Raises Refused."""
        expected = {
            "iss": {"essential": True, "value": document.issuer},
            "aud": {"essential": True, "value": self._settings.oidc_client_id},
            "sub": {"essential": True},
        }
        login = {"nonce": nonce, "client_id": self._settings.oidc_client_id, "access_token": access}
        try:
            decoded = self._decoded(document, token)
            claims = CodeIDToken(decoded.claims, decoded.header, expected, login)
            claims.validate(int(clock.now().timestamp()), LEEWAY)
        except (JoseError, ValueError) as error:
            raise Refused(f"its ID token does not hold: {error}") from error
        return dict(claims)

    def _decoded(self, document: Document, token: str) -> jwt.Token:
        registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
        if self._keys is not None:
            try:
                return jwt.decode(token, self._keys, registry=registry)
            except (InvalidKeyIdError, BadSignatureError):
                log.info("the provider's keys are read anew: one signed that was not among them")
        self._keys = _key_set(self._json(self._client.build_request("GET", document.keys)))
        return jwt.decode(token, self._keys, registry=registry)

    def _userinfo(self, document: Document, claims: Mapping[str, Any], access: object) -> Mapping[str, Any]:
        """What the provider says besides, where the ID token does not say all that we ask for. Without it somebody
        can have less than they should, never more; without their groups, though, they would be told that they have
        none."""
        groups = self._settings.oidc_groups_claim
        if {groups, "name", "email"} <= claims.keys() or not document.userinfo or not isinstance(access, str):
            return {}
        try:
            bearer = {"authorization": f"Bearer {access}"}
            info = self._json(self._client.build_request("GET", document.userinfo, headers=bearer))
        except (ProviderDown, Refused) as error:
            if groups not in claims:
                raise ProviderDown(f"the groups of somebody could not be read: {error}") from error
            log.warning("name and e-mail of somebody who logs in could not be read: %s", error)
            return {}
        if info.get("sub") != claims["sub"]:  # OpenID Connect Core, 5.3.2: else it is of somebody else
            raise Refused("its userinfo is of another person than its ID token")
        return info

    def _json(self, request: httpx.Request, auth: httpx.Auth | None = None) -> dict[str, Any]:
        """What the provider answers. Raises Refused where it says no, ProviderDown for anything else but an answer."""
        address = str(request.url.copy_with(query=None))
        try:
            response = self._client.send(request, auth=auth)
            answer = response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise ProviderDown(f"{address}: {type(error).__name__} {error}") from error
        if not isinstance(answer, dict) or response.status_code >= 500:
            raise ProviderDown(f"{address} answers {response.status_code}")
        if response.status_code != 200:
            said = {name: str(answer.get(name, ""))[:300] for name in ("error", "error_description")}
            if said["error"] == "invalid_grant":
                raise Refused(f"{address} says {said}")
            raise ProviderDown(f"{address} answers {response.status_code} {said}")
        return answer


@cache
def provider() -> Provider:
    """The provider that the settings name."""
    return Provider(settings())


def _discovery(issuer: str) -> str:
    return f"{issuer.rstrip('/')}/.well-known/openid-configuration"


def _document(read: Mapping[str, Any], issuer: str) -> Document:
    own = str(read.get("issuer", ""))
    if own.rstrip("/") != issuer.rstrip("/"):
        raise ProviderDown(f"the setting oidc_issuer is {issuer!r}, but the provider calls itself {own[:300]!r}")
    ways = read.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Document(
        issuer=own,
        authorization=_secure(read.get("authorization_endpoint")),
        token=_secure(read.get("token_endpoint")),
        keys=_secure(read.get("jwks_uri")),
        userinfo=_secure(read["userinfo_endpoint"]) if read.get("userinfo_endpoint") else "",
        end_session=_secure(read["end_session_endpoint"]) if read.get("end_session_endpoint") else "",
        secret_in_body="client_secret_post" in ways and "client_secret_basic" not in ways,
    )


def _secure(address: object) -> str:
    """An address to which a secret may be sent: https, or this very machine."""
    try:
        url = httpx.URL(str(address))
    except httpx.InvalidURL as error:
        raise ProviderDown(f"{str(address)[:300]!r} is no address") from error
    if url.scheme == "https" or (url.scheme == "http" and url.host in ("127.0.0.1", "::1", "localhost")):
        return str(url)
    raise ProviderDown(f"{str(address)[:300]!r} is no https address")


def _key_set(read: Mapping[str, Any]) -> KeySet:
    """The provider's public keys for signatures. Secrets (`oct`) have no place there and are left out."""
    listed = read.get("keys")
    keys = [key for key in listed if isinstance(key, dict)] if isinstance(listed, list) else []
    usable = [key for key in keys if key.get("kty") in ("RSA", "EC") and key.get("use", "sig") == "sig"]
    try:
        return KeySet.import_key_set({"keys": usable})
    except (JoseError, ValueError, KeyError) as error:
        raise ProviderDown(f"the provider's keys cannot be read: {error}") from error


def _verified_email(claims: Mapping[str, Any]) -> str:
    """The address that these claims call verified: never one claim's address with another's word for it."""
    email = claims.get("email")
    return email.strip() if claims.get("email_verified") is True and isinstance(email, str) else ""


def _name(claims: Mapping[str, Any]) -> str:
    found = next((claims[key] for key in ("name", "preferred_username") if isinstance(claims.get(key), str)), "")
    return " ".join("".join(letter for letter in found if letter.isprintable()).split())[:LONGEST_NAME]


def _groups(claims: Mapping[str, Any], settings: Settings) -> tuple[str, ...]:
    """Those of somebody's groups that the settings speak of; the others are none of our business and are not kept."""
    said = claims.get(settings.oidc_groups_claim, ())
    if isinstance(references := claims.get("_claim_names"), dict) and settings.oidc_groups_claim in references:
        log.warning("the provider leaves out the groups of somebody who is in too many: see docs/oidc.md")
    listed = said if isinstance(said, list) else [said]
    mine = {group for group in listed if isinstance(group, str)}
    ours = {*settings.oidc_administrators, *settings.oidc_editors, *settings.oidc_readers}
    return tuple(sorted(mine & ours))
