"""Every setting, in one place: from the environment (`DASHBOARD_…`) or `dashboard.toml`; see docs/operators.md."""

from functools import cache
from pathlib import Path

from pydantic import Field
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
