from .answers import RememberedAnswer as RememberedAnswer
from .answers import new_key as new_key
from .chats import ChatSettings as ChatSettings
from .chats import Memory as Memory
from .chats import SettingsChange as SettingsChange
from .follows import Follow as Follow
from .inbox import PendingUpdate as PendingUpdate
