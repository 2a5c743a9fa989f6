from .init_command import Wishes as Wishes
from .init_command import run_init as run_init
from .samples import samples_folder as samples_folder
