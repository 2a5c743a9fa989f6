## Ce que les administrateurs apprennent des erreurs du journal

error-reports =
    { $count ->
        [one] ⚠️ Une erreur dans newsbot :
       *[other] ⚠️ Des erreurs dans newsbot :
    }
error-report =
    { $count ->
        [one] { $count } fois, à { $since } ; dans le journal : { $logger }
       *[other] { $count } fois depuis { $since } ; dans le journal : { $logger }
    }
error-reports-where = Les détails se trouvent dans le journal de newsbot. Je ne reparlerai d’aucune de ces erreurs avant une heure.
