# The languages that articles are in, where these aren't the question's.
#
# $names: names of languages, as in "German, Russian"

shown-languages = These articles are in { $names }.
article-languages = My articles are in { $names }.
# Follows either, where no article is in the language of the question
names-only = I only searched for the names and numbers in your question.
# $typed: a name in the question; $meant: the same name in the script of the articles
searched-name = Searched for { $meant }, as my articles write { $typed }.
