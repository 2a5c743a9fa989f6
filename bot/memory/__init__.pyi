from .answers import RememberedAnswer as RememberedAnswer
from .answers import new_key as new_key
from .follows import Follow as Follow
from .inbox import PendingUpdate as PendingUpdate
from .memory import ChatSettings as ChatSettings
from .memory import Memory as Memory
from .memory import SettingsChange as SettingsChange
