# Who may use the bot: words for people who ask for access, and for the admins who decide.


## For people and groups that may not use the bot

access-ask = I only answer people whom my admins have let in. Press the button, and I’ll ask them.
access-ask-group = I only answer in groups that my admins have let in. An admin of this group can press the button, and I’ll ask them.
access-waits = The request is with my admins. I’ll write here once they have decided.
# $ahead: "in 23 hours"
access-not-now = My admins have said: not for now. You can ask again { $ahead }.
access-granted = My admins have let you in: ask me about the news.
access-granted-group = My admins have let this group in: write /ask and your question, mention me, or reply to one of my answers.
access-refusal = Sorry, I don’t answer here.
button-ask-access = Ask for access
note-access-group-admins = Only an admin of this group can ask for access.
note-access-busy = Many people are asking for access right now. Please try again later.
note-access-have = You already have access.


## Requests, for the bot's admins

access-wanted = Somebody asks for access
access-wanted-group = A group asks for access
access-title = Group: { $title }
# $id: the number of a group, with its minus
access-number = Number: { $id }
# $who: a name, a @username and a number
access-asker = Asked by: { $who }
access-kind = Kind: { $kind }
access-person = person
access-group = group
button-allow = Allow
button-block = Block
button-not-now = Not now
# $admin: the name of an admin
access-allowed-by = Allowed by { $admin }
access-blocked-by = Blocked by { $admin }
access-refused-by = Not now, says { $admin }
note-access-allowed-before = This was decided before: allowed.
note-access-blocked-before = This was decided before: blocked.
note-access-refused-before = This was decided before: not now.
note-access-gone = This request is no longer there.


## /allow, /block and /access

# $command: "/allow" or "/block"
access-how = Send { $command } with a number or a @username, or forward a message from the person now. The number of a group starts with a minus.
access-unknown = I don’t know { $who }: Telegram tells me who that is only after they have written to me. Send the number instead, or ask them to write to me first.
access-hidden = Telegram doesn’t tell me who wrote this forwarded message. Send the number instead.
access-admin = { $who } is an admin of this bot, and can’t be blocked.
access-now-allowed = { $who } may use me now.
access-now-blocked = { $who } is blocked: I don’t answer any more.
access-now-refused = { $who } may not use me for now, and can ask again later.
access-now-removed = { $who } is on no list any more.
access-mode-open = Everybody may use me who isn’t blocked.
access-mode-request = Only those who are let in may use me; others can ask for access.
access-mode-list = Only those who are let in may use me.
access-listed =
    NEWSBOT_ALLOWED_CHATS lets in { $count ->
        [one] one chat
       *[other] { $count } chats
    } as well.
access-all-waiting = Waiting for a decision: { $count }
access-all-allowed = Allowed: { $count }
access-all-blocked = Blocked: { $count }
button-waiting = Waiting
button-allowed = Allowed
button-blocked = Blocked
access-state = State: { $state }
# $ago: "3 days ago"
access-since-allowed = allowed by { $admin } { $ago }
access-since-blocked = blocked by { $admin } { $ago }
access-since-refused = put off by { $admin } { $ago }
access-since-waiting = asked { $ago }
command-allow = Let a person or a group use the bot
command-block = Don’t answer a person or a group any more
command-access = Who may use the bot, who asks to, and who is blocked
