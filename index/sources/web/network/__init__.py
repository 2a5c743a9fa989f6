"""Requests on the web, one at a time: which addresses are reached, how hosts are spared, and what an answer says.

Not for following redirects, nor for the robots.txt of a host: `Fetcher` puts these parts together.
"""

from __future__ import annotations

from index.sources.web.network.addresses import Address as Address
from index.sources.web.network.addresses import parse_address as parse_address
from index.sources.web.network.addresses import parse_pair as parse_pair
from index.sources.web.network.addresses import redact as redact
from index.sources.web.network.failures import Failure as Failure
from index.sources.web.network.failures import FailureKind as FailureKind
from index.sources.web.network.failures import failure_of as failure_of
from index.sources.web.network.failures import failure_of_status as failure_of_status
from index.sources.web.network.failures import too_large as too_large
from index.sources.web.network.guard import LOCATION as LOCATION
from index.sources.web.network.guard import Guard as Guard
from index.sources.web.network.guard import Resolve as Resolve
from index.sources.web.network.guard import Resolver as Resolver
from index.sources.web.network.guard import check_proxy as check_proxy
from index.sources.web.network.pacing import Host as Host
from index.sources.web.network.pacing import Hosts as Hosts
from index.sources.web.network.responses import max_age_of as max_age_of
from index.sources.web.network.responses import media_type_of as media_type_of
from index.sources.web.network.responses import read_body as read_body
from index.sources.web.network.responses import retry_after_of as retry_after_of
from index.sources.web.network.responses import validators_of as validators_of
from index.sources.web.network.robots import MOST_ROBOTS_BYTES as MOST_ROBOTS_BYTES
from index.sources.web.network.robots import Rules as Rules
from index.sources.web.network.robots import parse_rules as parse_rules
