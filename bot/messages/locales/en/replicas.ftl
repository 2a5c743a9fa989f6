## Several bots with the same token, as /status shows them to admins

status-bots = Bots with this token
# share is the percentage of the chats that it answers, about.
status-bots-one = { $name }: { $share } % of the chats
# The one that writes this message
status-bots-this = { $name }: { $share } % of the chats, writes this
