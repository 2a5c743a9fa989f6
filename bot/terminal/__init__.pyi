from .article_command import print_article as print_article
from .index_command import run_index as run_index
from .rendering import answer_to_json as answer_to_json
from .rendering import print_answer as print_answer
from .rendering import print_welcome as print_welcome
from .rendering import status_lines as status_lines
