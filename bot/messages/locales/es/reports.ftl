## Lo que se dice a los administradores de los errores del registro

error-reports =
    { $count ->
        [one] ⚠️ Un error en newsbot:
       *[other] ⚠️ Errores en newsbot:
    }
error-report =
    { $count ->
        [one] { $count } vez ({ $since }); en el registro: { $logger }
       *[other] { $count } veces desde las { $since }; en el registro: { $logger }
    }
error-reports-where = Los detalles están en el registro de newsbot. No volveré a mencionar ninguno de estos errores antes de una hora.
