# Les langues des articles, si ce n’est pas celle de la question.

shown-languages = Langue de ces articles : { $names }.
article-languages = Langue de mes articles : { $names }.
names-only = Je n’ai cherché que les noms et les nombres de votre question.
searched-name = J’ai cherché « { $meant } » : c’est ainsi que mes articles écrivent « { $typed } ».
