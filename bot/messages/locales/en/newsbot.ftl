# What the bot says of its own, in English: the language that the others are translated from.
#
# Everything that articles, outlets and people say stands in a variable and is never translated.
# Variables that count ($count, $done, ...) are numbers; all others are text.


## Greetings and help

help-what = Ask me about the news: I find the paragraphs that answer, and show them word for word, with who said it, the outlet and the date. When the articles don’t say, I tell you so.
# $coverage: "18 articles from 12 September 2024 to 6 November 2025"
help-from = I answer from { $coverage }.
help-try = Try one of these:
help-groups = In groups, write /ask and your question, mention me, or reply to one of my answers.
group-greeting = Hello! I answer questions about the news with the articles’ own words. Write /ask and your question, mention me, or reply to one of my answers.
# Follows the greeting where Telegram shows the bot only what is meant for it.
group-privacy = I only see /ask, mentions of me and replies to me: nothing else that is written here reaches me.
group-not-listed = I’m sorry: this chat isn’t on my list, so I’m leaving it. Whoever runs me can add it.
private-not-listed = I’m sorry: I only answer in chats on my list, and this one isn’t. Whoever runs me can add it.


## What a message lacks

no-words = Write your question after /ask, or reply with /ask to a message that holds it.
not-text = I can only read text: write your question, like “What did … say about …?”
unknown-command = I don’t know this command. Just write your question, or see /help.
no-right = Sorry, only an admin of this bot can do that.
# $limit: so many questions a minute are answered; $seconds: until the next one is
limit-reached =
    I answer { $limit ->
        [one] one question
       *[other] { $limit } questions
    } a minute from each person. I’ll answer you again in { $seconds } s.
# where somebody sends or presses more than a person does; $seconds: until the next one counts
too-fast = That’s too fast for me. Please try again in { $seconds } s.
trouble = I couldn’t answer just now. Please try again.
# a question that ended the processes that worked on it
given-up = I couldn’t answer this, sorry.
index-damaged = I can’t answer now: my index is damaged. The bot’s admins know.


## Small talk

small-talk-greeting = Hello! Ask me about the news, and I’ll show what the articles say.
small-talk-thanks = You’re welcome.
# $coverage: what "coverage-days" says
small-talk-about = I’m a bot. I look for the paragraphs that answer your question in { $coverage }, and show them word for word. /help shows questions to try.
small-talk-goodbye = Goodbye!
small-talk-complaint = Sorry about that. Try other words, or press 👎 under the answer.
small-talk-reaction = Ask me about the news whenever you like.


## Answers

not-found = Not found.
not-found-why = No article that I have answers this.
# $question: the part of a question in two that nothing answers
not-found-part = Not found: “{ $question }”
no-articles = I have no article from these dates.
no-quotes = No quote that I have answers this.
no-more = No more results.
# $speaker, $topic: as they were asked for
namesakes = My articles name no { $speaker }, but { $others }.
apart = No article of mine that names { $speaker } mentions { $topic }.
may-help = This may help:
nearest = The nearest:
searched = I searched { $coverage }.
coverage =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
# $articles: what "coverage" says
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
sentence-too-long = (A sentence too long for a message; open the article to read it.)


## What was made of a question

showing-for = Showing results for { $meant } instead of { $typed }.
# $words: synonyms, as in "police, officers"
also-searched = Also searched: { $words }.
# $days: what one of the next three says
asked-dates = Dates: { $days }.
days-between = { $first } to { $last }
days-since = from { $first } on
days-until = until { $last }
asked-outlets = Only from { $names }.


## Articles

outlet-not-given = outlet not given
undated = undated
today = today
yesterday = yesterday


## Buttons: short, for up to three stand side by side on a phone

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
button-outlets = Outlets
button-all-outlets = All outlets
button-language = Language
button-quiet = Quiet hours
button-no-quiet = No quiet hours
button-done = Done


## What pops up when a button was pressed: at most 200 characters

note-old = This button is too old for me to read. Please write the question.
note-forgotten = I no longer remember this answer. Ask again?
note-thanks = Thank you! That helps to find better answers.
note-saved = Saved.
note-admins = Only admins of this group may change its settings.


## Questions that a chat follows

# $question: as it was asked
follow-started = Following: { $question }
follow-how = I’ll write here when new articles answer it. /following shows what you follow.
follow-stopped = No longer following: { $question }
follow-list = Following:
follow-none = Nothing is followed here. Press 🔔 under an answer to hear when new articles answer the question.
follow-limit =
    { $limit ->
        [one] One question is
       *[other] { $limit } questions are
    } followed here, and that is all I can do. Stop one first: /following
follow-past = Nothing new can answer this: the dates you ask about are over. Ask without them, and I’ll follow it.
follow-what = I can only follow a question about something: name a person, a place or a topic.
follow-no-words = Write your question after /follow, or reply with /follow to a message that holds it.
follow-off = I can’t follow questions: whoever runs me has switched that off.
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
settings-any-language = Language: that of whoever asks
# $from, $to: "22:00"; $zone: "Europe/Berlin"
settings-quiet = Quiet hours: { $from } to { $to } ({ $zone })
settings-no-quiet = Quiet hours: none
settings-in-groups = Settings are for groups: write /settings in a group that I’m in and that you’re an admin of.
choose-outlets = Which outlets shall I search?
choose-language = Which language shall I speak? The articles’ words stay as they are.
choose-any-language = That of whoever asks
choose-quiet = When shall I be quiet? Questions are answered all the same, without a sound; news of what is followed waits.
choose-quiet-zone = The times are those of the time zone { $zone }.


## Building the index anew

reindex-started = Building the index anew …
reindex-busy = The index is being built already: wait until it is done.
reindex-reading = Reading files: { $done } of { $total } …
reindex-building = Building the index: { $done } of { $total } …
reindex-done = Done: { $added } added, { $changed } changed, { $removed } removed, { $unchanged } unchanged, { $failed } failed.
reindex-holds =
    The index holds { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }.
reindex-more-failed = … and { $count } more
# $reason: a sentence or the end of one
reindex-failed = The index could not be built: { $reason } The one before goes on answering.
reindex-not-started = the process could not be started ({ $reason }).
reindex-ended = it ended with code { $code }.
# $reason: what is damaged
damage-found = The index is damaged ({ $reason }): send /reindex to rebuild it.
damage-one-before = Until then, the one before answers.
damage-no-other = Until then, no question can be answered.


## Commands, as Telegram's menu lists them

command-ask = Ask about the news
command-help = What I do, and questions to try
command-latest = The newest articles
command-follow = Hear when new articles answer a question
command-following = Questions that are followed here
command-settings = Settings of this group
command-reindex = Build the index anew
