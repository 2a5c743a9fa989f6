# What the bot keeps of people, and deleting it.

command-privacy = What I keep of you, why, and for how long
command-forgetme = Delete what I keep of you

privacy-heading = What I keep of you, why, and for how long:
privacy-messages = • What you send me, until I have answered it, so that a crash loses nothing. Its number stays for two days, so that I answer nothing twice. I keep nothing else that is said in a group.
privacy-questions =
    • Your questions, with your Telegram number and that of the chat, for { $count ->
        [one] one day
       *[other] { $count } days
    }: for the buttons under my answers, for follow-up questions, and to count what I find.
# Where questions are not written down
privacy-questions-none = • Your last question, for ten minutes, for follow-up questions. I don’t write it down.
privacy-ratings = • Your 👍 and 👎, as long as the question: they show where I don’t help.
privacy-inline = • Of what you type for cards in other chats, only a question that finds nothing, as long as the others.
privacy-follows = • The questions that you follow, and which articles you know, until you stop: to tell you what is new.
privacy-groups = • The settings of a group, until I am removed from it.
# $count: minimum number of chats
privacy-readers =
    Whoever runs me can read my database. My admins are shown { $count ->
        [one] the questions that found nothing
       *[other] the questions that found nothing in at least { $count } chats
    }, and those whose answer got a 👎, but not who asked.
privacy-readers-none = Whoever runs me can read my database.
privacy-others = I pass nothing on. The messages themselves are at Telegram: delete them there.
privacy-forgetme = /forgetme deletes what I keep of you.
# $contact: a site or a mailbox
privacy-contact = Whoever runs me can be reached here: { $contact }

forget-ask = Delete everything I keep of you: your questions and ratings, and the questions you follow? This holds for all chats. The buttons under my answers to you stop working, and a group is no longer told about questions that you had it follow. You can’t undo this.
# Follows it in a group
forget-ask-group = This group’s settings stay, and so does what others asked.
button-forget = Delete
button-forget-not = Keep
forget-done = Done: I keep nothing of you any more. The messages themselves are at Telegram: delete them there.
# For somebody who writes in the name of a group or a channel
forget-done-name = Done: I no longer keep what was asked, rated or followed in this name. I don’t know who writes in it. To delete what you asked as yourself, send /forgetme as yourself.
forget-kept = I deleted nothing.
forget-failed = I couldn’t delete it just now. Please try again.
note-forget-not-yours = Only the person who asked for this can press it.
# For a question that somebody wanted to follow just before
follow-forgotten = You have asked me to forget you since then, so I don’t follow this.
