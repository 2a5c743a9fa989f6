"""What the bot says: from an answer, a menu or news to text, entities and keyboards, in the reader's language.

Pure functions: no SQL, no index, no call to Telegram."""

from __future__ import annotations

from bot.messages.buttons import AnswerPress as AnswerPress
from bot.messages.buttons import again_button as again_button
from bot.messages.buttons import unpack_answer as unpack_answer
from bot.messages.cards import MOST as MOST
from bot.messages.cards import answer_cards as answer_cards
from bot.messages.cards import not_found_card as not_found_card
from bot.messages.deep_links import HELP as HELP
from bot.messages.deep_links import parameter_by as parameter_by
from bot.messages.deep_links import parameter_for as parameter_for
from bot.messages.deep_links import read_parameter as read_parameter
from bot.messages.follow_menu import StopPress as StopPress
from bot.messages.follow_menu import add_stop_button as add_stop_button
from bot.messages.follow_menu import follow_note as follow_note
from bot.messages.follow_menu import follow_started_message as follow_started_message
from bot.messages.follow_menu import follow_stopped_message as follow_stopped_message
from bot.messages.follow_menu import follows_message as follows_message
from bot.messages.follow_menu import keep_stop_button as keep_stop_button
from bot.messages.follow_menu import question_label as question_label
from bot.messages.follow_menu import remove_stop_button as remove_stop_button
from bot.messages.follow_menu import unpack_stop as unpack_stop
from bot.messages.markup import Reply as Reply
from bot.messages.markup import text as text
from bot.messages.notices import failed_message as failed_message
from bot.messages.notices import group_greeting as group_greeting
from bot.messages.notices import help_message as help_message
from bot.messages.notices import progress_message as progress_message
from bot.messages.notices import report_message as report_message
from bot.messages.replies import answer_message as answer_message
from bot.messages.replies import context_message as context_message
from bot.messages.settings_menu import SettingsPress as SettingsPress
from bot.messages.settings_menu import settings_change as settings_change
from bot.messages.settings_menu import settings_page as settings_page
from bot.messages.settings_menu import unpack_settings as unpack_settings
from bot.messages.stories import StoryPress as StoryPress
from bot.messages.stories import stories_message as stories_message
from bot.messages.stories import story_message as story_message
from bot.messages.stories import unpack_story as unpack_story
from bot.messages.words import LANGUAGES as LANGUAGES
from bot.messages.words import Words as Words
from bot.messages.words import load_words as load_words
