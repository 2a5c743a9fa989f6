from .documents import Document as Document
from .documents import document_id as document_id
from .documents import make_documents as make_documents
from .mapping import CLUSTER_FORMAT as CLUSTER_FORMAT
from .mapping import index_body as index_body
from .mapping import needed_rules as needed_rules
from .terms import LONGEST_TERM as LONGEST_TERM
from .terms import escape_term as escape_term
