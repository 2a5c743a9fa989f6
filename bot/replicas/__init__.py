"""Several bots with the same token on one memory: who handles which chats, and who does what all need once.

With SQLite, there is one bot, and `SingleBot` is all of this room that runs. Not for handling updates (see
`bot/handlers/`), nor for what is remembered (see `bot/memory/`).
"""

from __future__ import annotations

from bot.replicas.lease import OwnershipLost as OwnershipLost
from bot.replicas.opening import hold_place as hold_place
from bot.replicas.opening import open_replication as open_replication
from bot.replicas.partitions import PARTITIONS as PARTITIONS
from bot.replicas.partitions import partition_of as partition_of
from bot.replicas.protocol import ROLES as ROLES
from bot.replicas.protocol import Arrivals as Arrivals
from bot.replicas.protocol import Handling as Handling
from bot.replicas.protocol import Peer as Peer
from bot.replicas.protocol import Reception as Reception
from bot.replicas.protocol import Replication as Replication
from bot.replicas.protocol import Turns as Turns
from bot.replicas.single import SingleBot as SingleBot
