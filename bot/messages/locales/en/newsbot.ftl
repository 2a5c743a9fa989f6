# The bot's own words in English: the language that the others are translated from.
#
# What articles, outlets and people say comes in variables and is never translated.
# Variables that count ($count, $done, ...) are numbers; all others are text.


## Greetings and help

help-what = Ask me about the news: I find the paragraphs that answer, and show them word for word, with who said it, the outlet and the date. If the articles don’t say, I tell you so.
# $coverage: "18 articles from 12 September 2024 to 6 November 2025"
help-from = I search { $coverage }.
help-try = Try one of these:
help-groups = In groups, write /ask and your question, mention me, or reply to one of my answers.
group-greeting = Hello! I answer questions about the news with the articles’ own words. Write /ask and your question, mention me, or reply to one of my answers.
# Follows the greeting if Telegram's privacy mode is on for the bot.
group-privacy = I only see /ask, mentions of me and replies to me. Nothing else written here reaches me.
group-not-listed = Sorry, this chat isn’t on my list, so I’m leaving it. The person who runs me can add it.
private-not-listed = Sorry, I only answer in chats on my list, and this isn’t one of them. The person who runs me can add it.


## Messages that ask nothing

no-words = Write your question after /ask, or reply with /ask to the message that contains it.
not-text = I can only read text: write your question, for example “What did … say about …?”
unknown-command = I don’t know that command. Just write your question, or see /help.
no-right = Sorry, only an admin of this bot can do that.
# $limit: questions a minute; $seconds: until the next question is answered
limit-reached =
    I answer { $limit ->
        [one] one question
       *[other] { $limit } questions
    } a minute from each person. I’ll answer you again in { $seconds } s.
# For somebody who sends or presses more than people do; $seconds: until the bot reacts again
too-fast = That’s too fast for me. Please try again in { $seconds } s.
trouble = I couldn’t answer just now. Please try again.
# For a question that crashed the processes working on it
given-up = Sorry, I couldn’t answer this.
index-damaged = I can’t answer right now: my index is damaged. The bot’s admins know.


## Small talk

small-talk-greeting = Hello! Ask me about the news, and I’ll show what the articles say.
small-talk-thanks = You’re welcome.
# $coverage: the message "coverage-days"
small-talk-about = I’m a bot. I search { $coverage } for the paragraphs that answer your question, and show them word for word. /help shows questions to try.
small-talk-goodbye = Goodbye!
small-talk-complaint = Sorry about that. Try other words, or press 👎 under the answer.
small-talk-reaction = Ask me about the news whenever you like.


## Answers

not-found = Not found.
not-found-why = None of my articles answers this.
# $question: the part of a two-part question that nothing answers
not-found-part = Not found: “{ $question }”
no-articles = I have no articles from these dates.
no-quotes = None of the quotes in my articles answers this.
no-more = No more results.
# $speaker, $topic: as in the question
namesakes = My articles don’t name { $speaker }, but they do name { $others }.
apart = None of my articles that name { $speaker } mentions { $topic }.
unquoted = None of my articles quotes { $speaker } on { $topic }.
may-help = This may help:
nearest = The nearest articles:
searched = I searched { $coverage }.
coverage =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
# $articles: the message "coverage"
coverage-days = { $articles } from { $first } to { $last }
coverage-day = { $articles } from { $day }
# $names: a few of the outlets
also-in =
    Also in { $count ->
        [one] { $count } other outlet
       *[other] { $count } other outlets
    }: { $names }
# $names is shorter than $count
also-in-more =
    Also in { $count ->
        [one] { $count } other outlet
       *[other] { $count } other outlets
    }: { $names } …
sentence-too-long = (This sentence is too long for a message; open the article to read it.)


## How a question was understood

showing-for = Showing results for { $meant } instead of { $typed }.
# $words: synonyms, as in "police, officers"
also-searched = Also searched: { $words }.
# $days: one of the next three messages
asked-dates = Dates: { $days }.
days-between = { $first } to { $last }
days-since = from { $first } on
days-until = until { $last }
asked-outlets = Only from { $names }.


## Articles

outlet-not-given = outlet not given
undated = undated
updated = updated
updated-on = updated { $day }
today = today
yesterday = yesterday
# A headline in the citation that a button copies; the second is for one that ends in a full stop or another mark.
citation-title = “{ $title }.”
citation-title-ended = “{ $title }”


## Buttons: short, since up to three stand side by side on a phone

button-more = More
button-back = Back
button-context = Context
button-newest = Newest first
button-best = Best match
button-quotes = Quotes only
button-all = All
button-follow = 🔔 Follow
button-stop = Stop
button-again = Ask again
button-article = Open article
button-cite = Copy citation
button-outlets = Outlets
button-all-outlets = All outlets
button-language = Language
button-quiet = Quiet hours
button-no-quiet = No quiet hours
button-done = Done
button-add = Add
button-add-source = Add this source
button-pause = Pause
button-resume = Resume
button-refresh = Refresh now
button-remove = Remove
button-keep = Keep articles
button-with-all = Articles, too
button-cancel = Cancel
button-source = This source
button-sources = All sources
button-let-in = Let it in again
button-retry = Try again


## Notes that pop up after a press on a button: at most 200 characters

note-old = This button is too old. Please write your question again.
note-forgotten = I no longer remember this answer. Ask again?
note-thanks = Noted.
note-saved = Saved.
note-admins = Only admins of this group may change its settings.
note-source-gone = This source is no longer there.
note-under-way = I’m on it already: wait a moment.
note-source-paused = Paused.
note-source-resumed = It will be fetched again.
note-article-gone = This article is no longer in the index.
note-command-again = This button no longer works: send the command again.


## Questions that a chat follows

# $question: as it was asked
follow-started = Following: { $question }
follow-how = I’ll write here when new articles answer it. /following lists the questions this chat follows.
follow-stopped = No longer following: { $question }
follow-list = Following:
follow-none = This chat follows no questions. Press 🔔 under an answer, and I’ll write here when new articles answer the question.
follow-limit =
    This chat already follows { $limit ->
        [one] one question
       *[other] { $limit } questions
    }, which is the limit. Stop one first: /following
follow-past = No new article can answer this: the dates you ask about are over. Ask without them, and I’ll follow it.
follow-what = I can only follow a question about something: name a person, a place or a topic.
follow-no-words = Write your question after /follow, or reply with /follow to the message that contains it.
follow-off = I can’t follow questions: the person who runs me has switched that off.
alert = New articles answer your question: { $question }


## The newest articles

latest = The newest articles:
latest-none = I have no articles yet.


## Inline mode

inline-hint = Write your question
inline-not-found = Not found
inline-private = Ask me in private


## Settings of a group

settings = Settings of this group
settings-outlets = Outlets: { $names }
settings-all-outlets = all
settings-language = Language: { $language }
settings-any-language = Language: each person’s own
# $from, $to: "22:00"; $zone: "Europe/Berlin"
settings-quiet = Quiet hours: { $from } to { $to } ({ $zone })
settings-no-quiet = Quiet hours: none
settings-in-groups = Only groups have settings: write /settings in a group that I’m in and where you’re an admin.
choose-outlets = Which outlets should I search?
choose-language = Which language should I speak? Articles stay in their own language.
choose-any-language = Each person’s own
choose-quiet = When should I be quiet? I still answer questions, but without a sound; news of followed questions waits.
choose-quiet-zone = Times are in the time zone { $zone }.


## Updating the index

reindex-nothing = There is nothing to index: set NEWSBOT_ARTICLES_DIR to the folder of your articles and start the bot again, or add a source on the web.
# $name: what an admin wrote after /reindex
reindex-no-source = I have no source “{ $name }” on the web: /sources lists them all.
# $names: titles of sources, as in "Harbour Gazette, Bay Courier"
reindex-nearest = I have no source “{ $name }” on the web. The nearest: { $names }.
reindex-several = “{ $name }” may mean { $names }: send /reindex and the address of the one you mean.
reindex-started = Updating the index … Articles whose files are gone are removed.
reindex-started-source = Fetching the source …
reindex-joined = The index is already being updated. This is how far it is:
reindex-again = This update was interrupted more than once, so I don’t start it again by myself. Send /reindex to go on with it.
reindex-waiting = Waiting until the update that is under way is done …
reindex-waiting-for-refresh = Waiting until the sources on the web are fetched, which is under way …
reindex-listing = Looking for files: { $done }
reindex-fetching = Fetching sources: { $done } of { $total }, articles: { $articles }
reindex-reading = Reading files: { $done } of { $total }, articles: { $articles }
reindex-building = Building the index: { $done } of { $total }
reindex-merging = Sorting the words of the index
reindex-publishing = Saving the index
percent = { $number }%
# $time: a clock’s time, as in 1:05
reindex-time = { $time } so far.
time-left-seconds = About { $count } seconds left in this step.
time-left-minutes =
    { $count ->
        [one] About a minute left in this step.
       *[other] About { $count } minutes left in this step.
    }
# $time: hours and minutes, as in 2:30
time-left-hours = About { $time } hours left in this step.
reindex-cancelling = Cancelling …
reindex-cancelled-early = Cancelled.
# $step: how far it was, as in “Reading files: 3 of 5”
reindex-cancelled = Cancelled. The last step: { $step }. What is stored stays, and /reindex goes on from there.
reindex-over = This update is over.
reindex-interrupted = The bot ends now. It goes on with this update when it is back.
reindex-done = Done: { $added } added, { $changed } changed, { $removed } removed, { $unchanged } unchanged, { $failed } failed.
reindex-holds =
    The index holds { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }.
reindex-samples = The sample articles left the index, since it has articles of your own now.
# $file: the name of a file that follows
reindex-more-failed = … and { $count } more, in { $file }
reindex-sources = Sources fetched: { $count }, failed: { $failed }.
# $kinds: as in “12 .xlsx; 3 .log”
reindex-passed-over = Passed over files of other kinds: { $kinds }.
reindex-undated = New and changed articles without a date: { $count }.
reindex-without-outlet = New and changed articles without an outlet: { $count }.
# $kinds: as in “16 × Date, Title; 2 × Title”
reindex-headers = Headers: { $kinds }.
# $reason: a sentence
reindex-partly = Not everything worked: { $reason }
# $reason: a sentence or the end of one
reindex-failed = The index could not be updated: { $reason } The previous index stays in use.
reindex-not-started = the process could not be started ({ $reason }).
reindex-ended = the process ended with code { $code }.
# $count: how many are named in the lines that follow
source-failing =
    { $count ->
        [one] A source on the web has been failing
       *[other] Sources on the web have been failing
    }:
source-silent =
    { $count ->
        [one] A source on the web is silent for longer than usual
       *[other] Sources on the web are silent for longer than usual
    }:
source-back =
    { $count ->
        [one] A source on the web is back
       *[other] Sources on the web are back
    }:
source-ended =
    { $count ->
        [one] A source on the web is gone for good
       *[other] Sources on the web are gone for good
    }:
# $reason: what is damaged
damage-found = The index is damaged ({ $reason }): send /reindex to rebuild it.
damage-one-before = Until then, the previous index stays in use.
damage-no-other = Until then, I can’t answer any questions.
# $title: the name of a channel; $id: its number
channel-can-read = I’m an admin of the channel “{ $title }” now: its new posts become articles.
channel-lost = I’m no longer an admin of the channel “{ $title }”, so its new posts don’t reach me: make me an admin there again, or take { $id } out of NEWSBOT_CHANNELS.
channel-not-listed = I’m an admin of the channel “{ $title }” now, but I don’t read it: add { $id } to NEWSBOT_CHANNELS, and start the bot again.


## Sources, for the bot's admins

sources =
    { $count ->
        [one] One source
       *[other] { $count } sources
    }
sources-none = There are no sources yet.
sources-how = To add one, send /sources and the address of a site, a feed or an article, or several addresses. I’ll show what I would read there before you add it. A channel in Telegram is added by NEWSBOT_CHANNELS.
source-feed = feed
source-sitemap = sitemap
source-wordpress = WordPress site
source-folder = folder
source-page = page
source-channel = channel
source-new = not read yet
source-well = fine
source-is-silent = silent for longer than usual
source-fails = failing
source-paused = paused
source-is-gone = gone for good
source-not-listed = not in NEWSBOT_CHANNELS
source-posts =
    { $count ->
        [one] { $count } post
       *[other] { $count } posts
    }
# $ago: "3 days ago"; $ahead: "in 3 days"
source-newest = newest { $ago }
source-read = read { $ago }
source-kind = Kind: { $kind }
source-state = State: { $state }
source-articles = Articles: { $count }
source-newest-article = Newest article: { $ago }
source-last-read = Last read: { $ago }
source-last-try = Last try: { $ago }
source-next = Next fetch: { $ahead }
source-error = Last error: { $reason }
source-text-item = Text: always from its items
source-text-page = Text: always from the pages
source-select = Text of pages: { $what }
source-drop = Left out: { $what }
source-outlet = Outlet: { $name }
source-interval =
    Fetched at most every { $count ->
        [one] minute
       *[other] { $count } minutes
    }
# $length: "0.5"
source-pause = Pause between two requests: { $length } s
source-remove = Remove “{ $title }”?
source-remove-articles =
    { $count ->
        [one] Its article
       *[other] Its { $count } articles
    } can stay or go with it. What other sources or files also have stays in any case.
source-removing = Removing “{ $title }” …
source-removed = Removed “{ $title }”. Its articles stay.
source-removed-all =
    Removed “{ $title }” and { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }.
source-fetching = Fetching “{ $title }” …
source-fetched = Fetched: { $added } added, { $changed } changed.
source-not-fetched = It could not be fetched: { $reason }
source-looking = Looking at { $address } …
source-items =
    { $count ->
        [one] { $count } item. As an article:
       *[other] { $count } items. The first as articles:
    }
source-paragraphs =
    { $count ->
        [one] { $count } paragraph
       *[other] { $count } paragraphs
    }
source-besides = Its address also leads to:
source-known = This is one of my sources already.
source-long-address = This address is too long for a button: add it with “newsbot sources add”.
source-too-many = I’ll look at the first { $count } addresses only.
source-adding = Adding this source …
source-added = Added “{ $title }”.
source-brought =
    { $count ->
        [one] It brought { $count } article.
       *[other] It brought { $count } articles.
    }
source-later = I’ll try it again later.
# $reason: a sentence
admin-failed = That didn’t work: { $reason }
too-slow = it took longer than { $count } minutes.
index-busy = The index is being updated right now: try again when that is done.


## Removing articles

remove-how = Send /remove and the link of an article, or reply with /remove to one of my answers.
remove-forgotten = I can’t tell which articles this message shows: send /remove and the link of the article.
remove-missing = I have no article “{ $article }”: send its link as an answer shows it.
remove-already = This article is removed already, and stays out.
remove-which = Which article should I remove?
remove-ask = Remove this article for good?
remove-stays-out = It stays out, even if its source or its file brings it again.
remove-long-id = Its id is too long for a button: use “newsbot remove”.
remove-running = Removing “{ $title }” …
remove-done = Removed “{ $title }”.
remove-cancelled = Nothing was removed.
remove-undoing = Letting the article in again …
remove-undone = The article may come back: the next refresh or index run that meets it adds it.


## Status, unanswered questions and ratings, for the bot's admins

status-index = Index
status-outlets =
    { $count ->
        [one] { $count } outlet
       *[other] { $count } outlets
    }
# Stands before a headline
status-newest = Newest:
# $ago: "5 minutes ago"; $size: "1.2 MB"
status-built = Built { $ago }, { $size }
status-runs = Last runs
status-run-index = Index run
status-run-refresh = Refresh of the sources
status-run-take = Posts of channels
status-run-add = Pages and documents added
# $kind: one of the four above; $length: "0.4 seconds"
status-run = { $kind }, { $ago }, { $length }: { $added } added, { $changed } changed, { $removed } removed, { $failed } failed
# $reason: a sentence or a word, in English
status-run-failed = { $kind }, { $ago }, ended early: { $reason }
status-sources = Sources on the web
status-no-sources = none
status-well = { $count } fine
status-new = { $count } new
status-failing = { $count } failing
status-silent = { $count } silent
status-paused = { $count } paused
status-ended = { $count } gone for good
status-answers = Answers
# $done: how many answers found something; $failed: how many found nothing
status-hour = In the last hour: { $done } found, { $failed } not found
status-day = In the last day: { $done } found, { $failed } not found
status-bot = Bot
status-busy =
    { $count ->
        [one] { $count } other chat busy
       *[other] { $count } other chats busy
    }
status-waiting =
    { $count ->
        [one] { $count } message waiting
       *[other] { $count } messages waiting
    }
status-memory = Memory: { $size }
# $sizes: the memory of each
status-processes =
    { $count ->
        [one] { $count } process that answers
       *[other] { $count } processes that answer
    }: { $sizes }
# $version: as in "newsbot 0.2.0"
status-uptime = { $version }, running for { $length }
unanswered = Questions of the last 7 days that found nothing:
# Stands before a question
unanswered-line = { $count } ×
unanswered-more = … and { $count } more
unanswered-none = No questions of the last 7 days to show.
unanswered-chats =
    Only questions asked in at least { $count ->
        [one] one chat
       *[other] { $count } chats
    } are shown.
# $count: on all pages
ratings =
    { $count ->
        [one] One answer was marked as not helpful in the last 30 days:
       *[other] { $count } answers were marked as not helpful in the last 30 days:
    }
ratings-none = No answer was marked as not helpful in the last 30 days.
ratings-nothing = nothing found


## Adding articles

# $name: a link or a file
addition-document = the document
addition-post = the post
addition-added = Added:
addition-changed = Updated:
addition-unchanged = Already there:
addition-articles = { $name }: { $added } added, { $changed } updated, { $unchanged } already there.
addition-paragraphs =
    { $count ->
        [one] { $count } paragraph
       *[other] { $count } paragraphs
    }
addition-more = … and { $count } more
# $reason: why the first of them isn't
addition-failures = Not added: { $count } (the first: { $reason })
# $reason: a clause or a sentence
addition-failed = Not added: { $reason }
addition-source = { $name } leads to many articles, not to one: add it with /sources.
addition-too-large = { $name } is larger than 20 MB, the most that Telegram gives to bots: copy it to the server, and run “newsbot add FILE” there.
addition-nothing = Send /add with a link, or as a reply to a link, a document or a forwarded message.
addition-too-many = Those were too many links: I took the first { $count }. Send the others again.
addition-title = “{ $title }”
button-take-out = Take out again
taken-out = Taken out of the index.
taken-out-titles = Taken out of the index: { $titles }.
taken-out-before = That isn’t in the index any more.


## Commands, as Telegram's menu lists them

command-ask = Ask about the news
command-help = What I do, and questions to try
command-latest = The newest articles
command-follow = Get a message when new articles answer a question
command-following = Questions this chat follows
command-settings = Settings of this group
command-add = Add an article by its link, or by a reply to what holds it
command-reindex = Update the index, or one source; removes articles whose files are gone
command-sources = Sources on the web: list, add, remove
command-remove = Remove an article for good
command-status = The index, the sources and the bot at a glance
command-unanswered = Questions that found nothing
command-report = Answers marked as not helpful
