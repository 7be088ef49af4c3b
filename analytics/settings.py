"""Every setting, in one place: from the environment (`DASHBOARD_…`) or `dashboard.toml`; see docs/operators.md."""

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

ROOT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """The operator's choices. The environment wins over the file, the file over the defaults."""

    model_config = SettingsConfigDict(env_prefix="DASHBOARD_", toml_file="dashboard.toml", extra="forbid")

    data_dir: Path = Field(ROOT / "var", description="Where editions, originals and the catalogue live.")
    database_url: str = Field(
        "",
        description="SQLAlchemy address of the catalogue; blank: an SQLite file in `data_dir`. PostgreSQL works too.",
    )
    sample_dir: Path = Field(
        ROOT / "data", description="The CSV tables published as the first edition of an empty data folder."
    )
    languages: list[str] = Field(["da", "en"], description="Languages offered, in order of preference.")
    default_language: str = Field("da", description="Language when neither the link nor the browser names one.")
    upload_megabytes: int = Field(100, ge=1, le=500, description="Largest upload, all files together, in megabytes.")
    parse_seconds: int = Field(25, ge=1, description="Longest a spreadsheet may take to be read, in seconds.")
    parse_memory_megabytes: int = Field(
        1500, ge=256, description="Most memory the reading process may take, in megabytes."
    )
    spark_connect_url: str = Field(
        "",
        description="Address of a Spark Connect cluster (Spark or Sail), such as sc://host:15002; blank: DuckDB in "
        "process.",
    )
    duckdb_memory_megabytes: int = Field(
        256, ge=64, description="Most memory one DuckDB instance may take, in megabytes."
    )

    access: Literal["local", "key", "oidc"] = Field(
        "local",
        description="The way in. local: whoever sits at this machine is administrator, and nobody else gets in. key: "
        "whoever has a key. oidc: login at your own provider (Entra ID, Keycloak, …).",
    )
    administrator_key: SecretStr = Field(
        SecretStr(""),
        description="Way in by key: the administrators' key; blank: a new one at each start, printed in the log.",
    )
    editor_key: SecretStr = Field(SecretStr(""), description="Way in by key: the editors' key; blank: none.")
    reader_key: SecretStr = Field(SecretStr(""), description="Way in by key: the readers' key; blank: none.")
    oidc_issuer: str = Field("", description="Way in by OIDC: the provider's issuer address.")
    oidc_client_id: str = Field("", description="Way in by OIDC: the client id the provider gave this dashboard.")
    oidc_client_secret: SecretStr = Field(SecretStr(""), description="Way in by OIDC: the client secret.")
    oidc_scopes: str = Field("openid profile email", description="Way in by OIDC: the scopes asked for.")
    oidc_groups_claim: str = Field("groups", description="Way in by OIDC: the claim that lists somebody's groups.")
    oidc_administrators: list[str] = Field([], description="Way in by OIDC: groups whose members are administrators.")
    oidc_editors: list[str] = Field([], description="Way in by OIDC: groups whose members are editors.")
    oidc_readers: list[str] = Field([], description="Way in by OIDC: groups whose members are readers.")
    oidc_everyone_reads: bool = Field(
        False, description="Way in by OIDC: whether whoever can log in may read; else only who has a role."
    )
    administrators: list[str] = Field(
        [], description="Way in by OIDC: verified e-mail addresses that are administrators from the start."
    )
    session_hours: float = Field(12, gt=0, description="How long a login or a key lasts, in hours.")
    public_url: str = Field(
        "",
        description="The dashboard's address as others reach it, such as https://eu.example.dk; links, preview cards "
        "and logins use it. Blank: the address of the request.",
    )
    behind_proxy: bool = Field(
        False,
        description="Whether a TLS proxy of your own stands in front: its X-Forwarded-For, -Proto and -Host are "
        "believed then, and only then.",
    )
    audit_days: int = Field(1825, ge=30, description="How long the audit log is kept, in days.")
    smtp_host: str = Field("", description="Mail server for reports; blank: no mail.")
    smtp_port: int = Field(587, description="Its port.")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="How the connection to it is secured; none only on the machine itself."
    )
    smtp_user: str = Field("", description="User at the mail server; blank: no login.")
    smtp_password: SecretStr = Field(SecretStr(""), description="Their password.")
    smtp_from: str = Field("", description="Address that reports are sent from.")

    @model_validator(mode="after")
    def _provider_is_named(self) -> "Settings":
        """A way in that cannot work stops the start, not the first login."""
        wanting = [name for name in ("oidc_issuer", "oidc_client_id") if not getattr(self, name)]
        if self.access == "oidc" and wanting:
            raise ValueError(f"access = oidc needs {' and '.join(wanting)} too; see docs/oidc.md")
        return self

    @property
    def catalogue_url(self) -> str:
        """The catalogue's address, the SQLite default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir / 'catalogue.db'}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
