## What admins are told of errors in the log

error-reports =
    { $count ->
        [one] ⚠️ An error in newsbot:
       *[other] ⚠️ Errors in newsbot:
    }
# $since: "14:05"; $logger: "bot.incoming.worker"
error-report =
    { $count ->
        [one] { $count } time, at { $since }; logged by { $logger }
       *[other] { $count } times since { $since }; logged by { $logger }
    }
error-reports-where = The details are in newsbot’s log. I’ll mention each of these again in an hour at the earliest.
