"""Days and ranges of days, and dates in questions in the languages that have `DateWords`.

Not for English, whose dates `index/question/dates.py` finds, and never for the words of a language: these are data in
`index/languages/`.
"""

from __future__ import annotations

from index.question.calendar.ahead import asks_only_ahead as asks_only_ahead
from index.question.calendar.ahead import find_ahead as find_ahead
from index.question.calendar.ahead import oldest_about as oldest_about
from index.question.calendar.coming import find_coming as find_coming
from index.question.calendar.coming import find_spoken as find_spoken
from index.question.calendar.days import calendar_period as calendar_period
from index.question.calendar.days import latest_day as latest_day
from index.question.calendar.days import month_end as month_end
from index.question.calendar.days import subtract as subtract
from index.question.calendar.grammar import date_vocabulary as date_vocabulary
from index.question.calendar.grammar import names_a_year as names_a_year
from index.question.calendar.grammar import names_no_calendar_day as names_no_calendar_day
from index.question.calendar.model import AskedDates as AskedDates
from index.question.calendar.model import DateRange as DateRange
from index.question.calendar.model import TimeAnchor as TimeAnchor
from index.question.calendar.reading import find_dates_in as find_dates_in
