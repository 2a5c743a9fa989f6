## Was Admins von Fehlern im Log erfahren

error-reports =
    { $count ->
        [one] ⚠️ Ein Fehler in newsbot:
       *[other] ⚠️ Fehler in newsbot:
    }
error-report =
    { $count ->
        [one] { $count }-mal, um { $since } Uhr; im Log unter { $logger }
       *[other] { $count }-mal seit { $since } Uhr; im Log unter { $logger }
    }
error-reports-where = Einzelheiten stehen im Log von newsbot. Von derselben Art Fehler schreibe ich frühestens in einer Stunde wieder.
