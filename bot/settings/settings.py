"""The settings, from the environment or a file `.env` in the current folder. `.env.example` documents each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings.search import (
    Replicas,
    SearchFile,
    SearchHosts,
    SearchPrefix,
    SearchSecret,
    Shards,
    search_cluster,
)
from bot.settings.values import (
    AccessMode,
    AccessSetting,
    Address,
    Channels,
    Chats,
    Columns,
    Contact,
    Count,
    DateOrder,
    Days,
    Folder,
    HostPorts,
    Hours,
    Listen,
    LogFormat,
    LogLevel,
    Port,
    PositiveCount,
    Proxy,
    Switch,
    Token,
    Users,
    Zone,
    default_processes,
)
from bot.settings.webhook import Secret, SocketPath, WebhookOptions, WebhookPort, WebhookUrl
from index import DataFolder, SettingsError

if TYPE_CHECKING:
    from bot.logs import LogOptions
    from index import FetchOptions, ReadingOptions, RefreshOptions

PREFIX = "NEWSBOT_"
"""What the name of each setting starts with in the environment."""


class Settings(BaseSettings):
    """The settings of one process, checked when it starts. Its `repr` shows no secrets."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,  # otherwise an error shows the values of other settings, including the token
    )

    telegram_token: Token | None = None
    telegram_api_url: Address = "https://api.telegram.org"
    telegram_proxy: Proxy | None = None
    """The proxy for all calls to Telegram; None: those of the environment, if any."""
    webhook_url: WebhookUrl | None = None
    """Where Telegram delivers updates to; None: the bot polls."""
    webhook_secret: Secret | None = None
    webhook_listen: Listen = "127.0.0.1"
    webhook_port: WebhookPort = 8080
    webhook_socket: SocketPath | None = None
    """A Unix socket to listen at, in place of the port."""
    admin_ids: Users = frozenset()
    allowed_chats: Chats = frozenset()
    """The chats that the bot answers in, beside those that its admins allow."""
    access: AccessSetting | None = None
    """Who may use the bot; None: everybody, or those on the list if there is one."""
    channels: Channels = frozenset()
    """The channels whose posts become articles: their numbers, and their public names in lower case after an @."""
    articles_dir: Folder | None = None
    """The folder of articles that index runs read unless they are given another; None: there is none."""
    columns: Columns = {}
    """The columns that tables and other records usually have for the parts of an article."""
    date_order: DateOrder | None = None
    """How to read dates like 3/4/2026; None: leave them out."""
    data_dir: Folder = Field(default=Path("data"), validate_default=True)
    timezone: Zone = "UTC"
    inline: Switch = True
    follows: Count = 10
    """Maximum number of questions that one chat may follow."""
    alert_hours: Hours = 24
    """Minimum hours between two messages about the same followed question."""
    unanswered_chats: PositiveCount = 2
    """Minimum number of chats that must have asked a question before it is listed as unanswered; 1: all are listed."""
    keep_days: Days = 30
    """Days for which questions and answers are kept; 0: none is written down."""
    limit_person: Count = 20
    """Questions a minute from one person, who may send and press three times as many things in all; 0: no limits."""
    limit_private: Count = 1
    """Messages a second to one private chat; 0: no limit."""
    limit_group: Count = 20
    """Messages a minute to one group; 0: no limit."""
    limit_all: Count = 30
    """Messages a second to all chats together; 0: no limit."""
    processes: Count = Field(default_factory=default_processes)
    """Maximum number of extra processes that answer under load; 0: none."""
    refresh_minutes: Count = 15
    """Minutes between two refreshes of the sources on the web; 0: the bot starts none."""
    sources_proxy: Proxy | None = None
    sources_allowed: HostPorts = frozenset()
    """Private addresses of sources that may be fetched, as `host:port`."""
    sources_contact: Contact | None = None
    """Where the owners of sites reach whoever runs newsbot."""
    log_format: LogFormat = "text"
    log_level: LogLevel = "info"
    health_port: Port = 0
    """The port that tells how the bot is doing; 0: none."""
    health_listen: Listen = "127.0.0.1"
    """The address of this machine at which that port is open."""
    database_url: SecretStr | None = None  # may hold a password
    chats_url: SecretStr | None = None
    search_url: SearchHosts = ()
    """The nodes of an OpenSearch cluster that holds the index; empty: the data folder holds it."""
    search_user: str | None = None
    search_password: SearchSecret | None = None
    search_api_key: SearchSecret | None = None
    """In place of user and password."""
    search_ca_file: SearchFile | None = None
    """The authorities whose certificates to trust; None: those of the system."""
    search_prefix: SearchPrefix = "newsbot"
    search_shards: Shards = 1
    search_replicas: Replicas = 1

    @field_validator("access")
    @classmethod
    def _needs_somebody_who_decides(cls, access: AccessMode | None, given: ValidationInfo) -> AccessMode | None:
        if access == "request" and not given.data.get("admin_ids", True):  # not there if it is invalid itself
            raise ValueError(f"is request, but nobody can decide: set {PREFIX}ADMIN_IDS")
        return access

    @property
    def access_mode(self) -> AccessMode:
        """Who may use the bot."""
        return self.access or ("list" if self.allowed_chats else "open")

    @property
    def data(self) -> DataFolder:
        """Where the index is, and the database of the articles. Raises SettingsError if settings contradict others."""
        database = self._database(self.database_url, "articles.sqlite")
        return DataFolder(self.data_dir, database, search_cluster(self, PREFIX))

    @property
    def bot_lock(self) -> Path:
        """The file that a running bot locks: two bots on the same memory would answer everything twice."""
        mark = f"-{sha256(self.chats_url.get_secret_value().encode()).hexdigest()[:8]}" if self.chats_url else ""
        return self.data_dir / f"bot{mark}.lock"

    @property
    def chats(self) -> str | Path:
        """The database of the bot's memory: its URL, or the path of a SQLite file."""
        return self._database(self.chats_url, "chats.sqlite")

    @property
    def reading(self) -> ReadingOptions:
        """How to read files."""
        from index import ReadingOptions

        return ReadingOptions(self.date_order, usual_columns=self.columns)

    @property
    def fetching(self) -> FetchOptions:
        """How to fetch sources on the web."""
        from index import FetchOptions, user_agent

        proxy = self.sources_proxy.get_secret_value() if self.sources_proxy else None
        return FetchOptions(self.sources_allowed, proxy, user_agent=user_agent(self.sources_contact))

    @property
    def logging(self) -> LogOptions:
        """How to log, and what no line may show: every setting that is a secret."""
        from bot.logs import LogOptions, secrets_in

        values = [value.get_secret_value() for _, value in self if isinstance(value, SecretStr)]
        secrets = [secret for value in values for secret in secrets_in(value)]
        return LogOptions(self.log_format, self.log_level, tuple(secrets))

    @property
    def refreshing(self) -> RefreshOptions:
        """How to refresh them."""
        from index import RefreshOptions

        return RefreshOptions(timedelta(minutes=self.refresh_minutes)) if self.refresh_minutes else RefreshOptions()

    @property
    def webhook(self) -> WebhookOptions | None:
        """How Telegram delivers updates; None: the bot polls. Raises SettingsError if there is no secret."""
        if self.webhook_url and self.health_port and self.health_port == self.webhook_port and not self.webhook_socket:
            raise SettingsError(f"{PREFIX}WEBHOOK_PORT", f"is that of {PREFIX}HEALTH_PORT, too: choose another one")
        if self.webhook_url is None:
            return None
        if self.webhook_secret is None:
            raise SettingsError(
                f"{PREFIX}WEBHOOK_SECRET",
                f"is not set, but {PREFIX}WEBHOOK_URL is: make one up, for example with `openssl rand -hex 32`",
            )
        return WebhookOptions(
            self.webhook_url, self.webhook_secret, self.webhook_listen, self.webhook_port, self.webhook_socket
        )

    @property
    def keep(self) -> timedelta:
        """How long the bot remembers questions and answers."""
        return timedelta(days=self.keep_days)

    def proxy_for_telegram(self) -> str | None:
        """Return the URL of the proxy for calls to Telegram, which may hold a password."""
        return self.telegram_proxy.get_secret_value() if self.telegram_proxy else None

    def reads_channel(self, chat_id: int, public_name: str | None) -> bool:
        """Return whether the posts of a channel become articles."""
        return chat_id in self.channels or f"@{public_name or ''}".lower() in self.channels

    def today(self) -> date:
        """Return today's date in the bot's time zone."""
        return self.now().date()

    def now(self) -> datetime:
        """Return the current time in the bot's time zone."""
        return datetime.now(ZoneInfo(self.timezone))

    def token(self) -> str:
        """Return the bot's token; raises SettingsError if it isn't set."""
        if self.telegram_token is None:
            raise SettingsError(
                f"{PREFIX}TELEGRAM_TOKEN",
                "is not set: get a token from @BotFather in Telegram, and give it to `newsbot init`",
            )
        return self.telegram_token.get_secret_value()

    def bot_id(self) -> int:
        """Return the bot's id, which its token starts with; raises SettingsError if no token is set."""
        return int(self.token().partition(":")[0])

    def _database(self, url: SecretStr | None, name: str) -> str | Path:
        return url.get_secret_value() if url else self.data_dir / name
