from .follow_menu import add_stop_button as add_stop_button
from .follow_menu import follow_note as follow_note
from .follow_menu import follow_started_message as follow_started_message
from .follow_menu import follow_stopped_message as follow_stopped_message
from .follow_menu import follows_message as follows_message
from .follow_menu import keep_stop_button as keep_stop_button
from .follow_menu import remove_stop_button as remove_stop_button
