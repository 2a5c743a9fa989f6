# While the search cluster can't answer.

search-unavailable = I can’t search just now. Please try again in a minute.
inline-unavailable = I can’t search just now: ask me in private
search-waits = I can’t search just now. Your message is kept: I’ll answer it as soon as I can search again.
status-no-search = can’t be searched just now: { $reason }
