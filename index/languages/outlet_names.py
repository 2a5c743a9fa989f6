"""Names of well-known outlets: a line for each, with the names in common use."""

from __future__ import annotations

OUTLET_NAMES: tuple[tuple[str, ...], ...] = tuple(
    tuple(name.strip() for name in line.split(","))
    for line in """
    abc news, abcnews
    agence france-presse, agence france presse, afp
    al jazeera, aljazeera
    associated press, ap, ap news, apnews
    australian broadcasting corporation, abc australia
    bbc, bbc news, the beeb
    bloomberg, bloomberg news
    business insider, businessinsider
    buzzfeed, buzzfeed news, buzz feed
    canadian broadcasting corporation, cbc, cbc news
    cbs news, cbs, cbsnews
    cnn, cable news network
    daily mail, dailymail, mail online, mailonline
    daily telegraph, telegraph
    deutsche presse-agentur, deutsche presse agentur, dpa
    deutsche welle, dw
    evening standard, london evening standard
    financial times, ft
    fox news, foxnews, fox
    frankfurter allgemeine zeitung, frankfurter allgemeine, faz
    guardian, the graun
    huffington post, huffpost, huff post
    irish times, irishtimes
    kyiv independent, kyivindependent
    los angeles times, la times, latimes
    moscow times, moscowtimes
    national public radio, npr
    nbc news, nbc, nbcnews
    neue zürcher zeitung, neue zurcher zeitung, nzz
    new york times, ny times, nytimes, nyt
    new york post, ny post, nypost
    politico, politico.com
    radio free europe, rfe/rl, rferl, rfe
    reuters, thomson reuters
    der spiegel, spiegel
    sky news, skynews
    south china morning post, scmp
    süddeutsche zeitung, sueddeutsche zeitung, süddeutsche, sz
    sydney morning herald, smh
    times of india, toi
    united press international, upi
    usa today, usatoday
    voice of america, voa
    wall street journal, wsj
    washington post, wash post, washingtonpost, wapo
    """.strip().splitlines()
)
"""Names of each outlet, the usual one first; without "the", in lower case."""
