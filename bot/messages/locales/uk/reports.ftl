## Що адміністратори дізнаються про помилки в журналі

error-reports =
    { $count ->
        [1] ⚠️ Помилка в боті:
       *[many] ⚠️ Помилки в боті:
    }
error-report =
    { $count ->
        [1] { $count } раз ({ $since }); у журналі: { $logger }
        [one] { $count } раз із { $since }; у журналі: { $logger }
        [few] { $count } рази з { $since }; у журналі: { $logger }
       *[many] { $count } разів із { $since }; у журналі: { $logger }
    }
error-reports-where = Подробиці — у журналі бота. Про такі самі помилки напишу знову не раніше ніж за годину.
