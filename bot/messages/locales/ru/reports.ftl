## Что админы узнают об ошибках в журнале

error-reports =
    { $count ->
        [1] ⚠️ Ошибка в боте:
       *[other] ⚠️ Ошибки в боте:
    }
error-report =
    { $count ->
        [one] { $count } раз с { $since }; в журнале: { $logger }
        [few] { $count } раза с { $since }; в журнале: { $logger }
       *[other] { $count } раз с { $since }; в журнале: { $logger }
    }
error-reports-where = Подробности – в журнале бота. О таких же ошибках напишу снова не раньше чем через час.
