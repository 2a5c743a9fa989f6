# When and where a chat is told the news of the questions that it follows, and what is left out of it.


## The plan

button-plan = ⚙️ When, where
button-when = When
button-leave-out = Leave out
button-where = Where
button-questions = Questions
plan = How this chat gets the news of its questions
plan-at-once = When: as soon as there is news
# $time: "08:00"; $zone: "Europe/Berlin"
plan-daily = When: every day at { $time } ({ $zone })
# $weekday: "Monday"
plan-weekly = When: weekly, { $weekday }, { $time } ({ $zone })
plan-out = Left out: { $names }
plan-where-each = Where: where each question was followed
plan-where-general = Where: in General
plan-where-topic = Where: in the topic that an admin chose
plan-where-channel = Where: in the channel { $title }
follow-how-plan = I’ll tell you when new articles answer it. /following shows when and where.


## When

button-at-once = At once
button-daily = Every day
button-weekly = Every week
choose-when = When do you want the news? A digest has the news of all questions since the last one; without news, none comes.
choose-day = On which day?
# $day: the message "button-daily", or a weekday
choose-hour = { $day }: at what time?


## What is left out

button-words = Words
button-none = None
left-out-nothing = nothing
left-out-outlets = Outlets: { $names }
left-out-words = Words: { $names }
choose-out = I leave out articles of these outlets, and articles with one of these words in the headline or the text.
choose-out-outlets = Which outlets should I leave out?
leave-out-how = To add words, write /leaveout and the words with commas between them. A word stands for its other forms, too: “election” also leaves out “elections”. If you write several words without a comma, a paragraph must have all of them.
leave-out-added = Left out from now on: { $names }
leave-out-no-word = “{ $name }” isn’t a word that I look for, so I can’t leave it out.
leave-out-long = A word to leave out has at most { $limit } characters.
leave-out-limit = I leave out at most { $limit } words. Take some back with the buttons first.
leave-out-outlets-limit = I leave out at most { $limit } outlets.


## Where

choose-each-place = Where it was followed
choose-this-topic = In this topic
choose-where = Where do you want the news?
where-topic = For another topic, write /tellin there.
where-channel = For a channel, make me an admin of it who may post, and write /tellin and its name, such as /tellin @channel. For a private channel, forward a post from it, and reply to that with /tellin.
place-topic = The news of this chat’s questions comes in this topic from now on.
place-channel = The news of this chat’s questions comes in the channel { $title } from now on.
place-how = Write the name of a channel after /tellin, such as /tellin @channel, or reply with /tellin to a post forwarded from it.
place-no-channel = I know no channel “{ $name }”: check the name, and make me an admin of the channel who may post.
place-no-right = I can’t post in { $title }: make me an admin of that channel with the right to post.
place-not-yours = Only an admin of { $title } who may post there can choose it.
place-anonymous = I can’t see who you are: write /tellin in your own name, not as a group or a channel.
place-lost-channel = I can’t post in { $title } any more, so the news comes here again.
place-lost-topic = The topic for this news takes no messages any more, so the news comes here.


## Digests

digest = News of your questions
# Below a question whose new articles stand under another question
digest-above = The new articles are shown above.
digest-more = There are more new articles: ask the question to see them.


## Commands

command-leaveout = Leave out words from the news of followed questions
command-tellin = Get the news of followed questions in this topic or a channel
