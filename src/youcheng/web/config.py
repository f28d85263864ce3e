"""Every setting of an installation, typed, read from environment variables in this one place."""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Config(BaseSettings):
    """The settings of one installation.

    A field ``data_dir`` is read from ``YOUCHENG_DATA_DIR``; ``DATABASE_URL`` alone has no prefix, as is the custom.
    """

    model_config = SettingsConfigDict(env_prefix="YOUCHENG_", extra="ignore")

    data_dir: Path = Field(Path("var"), description="Folder for the database, documents, secrets and compiled files.")
    database_url: str = Field(
        "",
        validation_alias=AliasChoices("DATABASE_URL", "YOUCHENG_DATABASE_URL"),
        description="Database address, such as postgres://user@host/name; empty means SQLite in the data folder.",
    )
    debug: bool = Field(False, description="Show tracebacks in pages; never on a public server.")
    secret_key: str = Field("", description="Signing key; empty means one generated into the data folder.")
    allowed_hosts: list[str] = Field(
        ["127.0.0.1", "localhost", "[::1]"], description="Host names this installation answers to, as a JSON list."
    )
    https: bool = Field(False, description="The public address is https: secure cookies, HSTS, redirect.")
    host: str = Field("127.0.0.1", description="Address that `youcheng serve` listens on.")
    port: int = Field(8000, description="Port that `youcheng serve` listens on.")
    workers: int = Field(2, description="Server processes of `youcheng serve`.")
    log_format: Literal["line", "json"] = Field("line", description="Log records as lines for people, or as JSON.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least level that is logged.")
    language: str = Field("zh-hans", description="Language of a visitor whose browser names none of ours.")
    time_zone: str = Field("Asia/Shanghai", description="Time zone of the office, as an IANA name.")
    site_name: str = Field("友城 Youcheng", description="Name of the installation in titles and headers.")
    icp_filing: str = Field("", description="ICP filing line for the footer.")
    map_approval: str = Field("", description="Map approval number (审图号) for the footer and the map.")
    place_names: Path | None = Field(
        None, description="TOML file with this installation's own naming of places, laid over the gazetteer's."
    )
    gazetteer: Path | None = Field(
        None, description="Compiled gazetteer; empty means gazetteer.bin in the data folder."
    )
    upload_max_bytes: int = Field(50 * 1024 * 1024, description="Largest file a person may upload, in bytes.")
    personal_data_months: int = Field(
        36, ge=1, description="Months after which somebody must say that a contact is still needed."
    )
    trusted_proxies: int = Field(
        0, ge=0, description="Proxies of yours in front, whose X-Forwarded-For is believed; 0 believes none."
    )
    sign_in_limit: str = Field("30/m/ip", description="Most sign-in attempts: number/period/per, by commas.")
    sign_in_failed_limit: str = Field(
        "10/m/ip,5/5m/key", description="Most failed sign-in attempts; key is the user name."
    )
    upload_limit: str = Field("120/h/user", description="Most uploads of one person.")
    oidc_server_url: str = Field("", description="Issuer address of the single sign-on (OpenID Connect); empty: none.")
    oidc_client_id: str = Field("", description="What the single sign-on knows this installation as.")
    oidc_client_secret: str = Field("", description="Secret shared with the single sign-on.")
    oidc_name: str = Field("", description="Name of the single sign-on on the sign-in button.")
    mail_from: str = Field("", description="Address that letters come from; needed to send over SMTP.")
    smtp_host: str = Field("", description="Mail server; empty means letters become .eml files in the data folder.")
    smtp_port: int = Field(587, description="Port of the mail server.")
    smtp_security: Literal["starttls", "tls", "none"] = Field("starttls", description="How the connection is secured.")
    smtp_user: str = Field("", description="User name at the mail server.")
    smtp_password: str = Field("", description="Password at the mail server.")
    smtp_timeout: int = Field(30, ge=1, description="Seconds to wait for the mail server.")
    contact: str = Field(
        "", description="Page or e-mail address that services such as Wikidata may write to about this installation."
    )
    wikidata_endpoint: str = Field(
        "", description="SPARQL endpoint of `youcheng import wikidata`; empty means Wikidata's."
    )
    dormant_after_months: int = Field(
        24, description="A tie with no verified exchange for this many months counts as dormant."
    )

    @property
    def gazetteer_path(self) -> Path:
        """Where the compiled gazetteer lies."""
        return self.gazetteer or self.data_dir / "gazetteer.bin"

    @property
    def letters_dir(self) -> Path:
        """Folder of letters as files, where no mail server is set."""
        return self.data_dir / "letters"

    @property
    def documents_dir(self) -> Path:
        """Folder of documents as received, named by their SHA-256."""
        return self.data_dir / "documents"

    def single_sign_on(self) -> list[dict[str, Any]]:
        """The provider of single sign-on as django-allauth takes it; none without an issuer address."""
        if not self.oidc_server_url:
            return []
        return [
            {
                "provider_id": "office",
                "name": self.oidc_name or urlsplit(self.oidc_server_url).hostname or "OpenID Connect",
                "client_id": self.oidc_client_id,
                "secret": self.oidc_client_secret,
                "settings": {"server_url": self.oidc_server_url},
            }
        ]

    def single_sign_on_origins(self) -> list[str]:
        """``https://host`` of the provider, for the content policy."""
        address = urlsplit(self.oidc_server_url)
        return [f"{address.scheme}://{address.netloc}"] if address.netloc else []

    def signing_key(self) -> str:
        """The secret key, made on first use into the data folder and readable by its owner only."""
        if self.secret_key:
            return self.secret_key
        path = self.data_dir / "secret_key"
        self.data_dir.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="ascii") as file:
                path.chmod(0o600)
                file.write(secrets.token_urlsafe(50))
        except FileExistsError:
            pass
        return path.read_text(encoding="ascii")


@lru_cache(maxsize=1)
def config() -> Config:
    """The settings of this process, read once."""
    return Config()
