"""Articles about wombats, and questions that they answer."""

from __future__ import annotations

WOMBATS = "What did Quarterstaff say about cubes?"
VERDICTS = "What did Brimble say about wombats?"
RAINY = "Who said that mud is what wombats make of rain?"
RESERVE = "What happened at Hallin reserve?"
CUBES = """\
“Wombats are cubes at heart. They sleep through everything that we count. Nobody has ever seen one hurry,” said Zelda \
Quarterstaff, who keeps forty of them at the Hallin reserve."""
CENSUS = f"""\
Keepers counted wombats in the Hallin hills on Sunday, from before dawn until the last burrow had gone quiet.

{CUBES}

The reserve will count again in spring.
"""
MUD = "“Mud is what wombats make of rain,” she said."
RAIN = f"""\
Zelda Quarterstaff walked the reserve with Mona Pell, a vet.

The rain had filled the burrows with mud, and the vet and the keeper carried pumps.

{MUD}

The pumps ran all night.
"""
VERDICT = """\
The verdict number {n} came on a day of fog in town {n}.

“Wombats win case {n} because the burrow law of 190{n} says so,” said Judge Ottokar Brimble, who has heard 1{n} cases \
about wombats this year.

Lawyers left by door {n}.
"""
