"""English: words of the boilerplate around articles: labels, links, notices, credits."""

from __future__ import annotations

BOILERPLATE_LABELS = frozenset(
    line.strip()
    for line in """
    ad
    ads
    advertisement
    advertisements
    advertising
    article continues below
    article continues below advertisement
    close
    comments
    continue reading
    continue reading the main story
    copy link
    email this article
    embed
    file photo
    follow
    follow us
    getty images
    image
    image caption
    image copyright
    image source
    in pictures
    leave a comment
    load more
    loading
    media caption
    media playback is not supported on this device
    more
    more on this story
    most popular
    most read
    newsletter
    next story
    photo
    photos
    play video
    popular
    previous story
    print
    print this page
    promoted
    read full article
    read more
    read next
    recommended
    recommended for you
    related
    related articles
    related content
    related coverage
    related internet links
    related news
    related stories
    related topics
    report this ad
    save
    see also
    share
    share on facebook
    share on twitter
    share this
    share this article
    share this page
    share this story
    show more
    sign in
    sign up
    skip advertisement
    skip to content
    skip to main content
    slideshow
    sponsored
    sponsored content
    story continues below
    story continues below advertisement
    subscribe
    subscribe now
    tags
    the internet links
    top stories
    topics
    trending
    trending now
    tweet
    video
    view comments
    view gallery
    watch
    watch live
    watch now
    what to read next
    you may also like
    you might also like
    """.strip().splitlines()
)
"""Whole paragraphs of boilerplate, in lower case and without punctuation."""

LINK_OPENERS = tuple(
    line.strip()
    for line in """
    also read
    also see
    don't miss
    don’t miss
    full coverage
    full story
    go deeper
    learn more
    listen
    listen now
    more coverage
    more on this
    must read
    must reads
    read also
    read more
    read next
    read the full story
    recommended
    related
    related article
    related articles
    related coverage
    related story
    related video
    related reading
    see also
    see more
    see photos
    watch
    watch below
    watch live
    watch now
    what to read next
    """.strip().splitlines()
)
"""Labels before the title of another article, followed by a colon or a bar: "Read more: …"."""

NOTICE_OPENERS = (
    r"(?:please\s)?(?:click|tap|swipe)\s(?:here|on|below|through|to)\b",
    r"(?:to\s)?(?:read|get|receive|see|hear|find)\s(?:more|the\slatest|our)\b.{0,60}\b(?:newsletters?|inbox|app|alerts?|"
    r"podcasts?|website|subscri\w+|click|sign\sup)\b",
    r"(?:you\scan\s)?(?:sign|signing)\sup\s(?:here|now|today|below|for|to)\b.{0,80}\b(?:newsletters?|inbox|emails?|alerts?|"
    r"briefings?|updates|app|account|access|free)\b",
    r"(?:you\scan\s)?subscrib(?:e|ing)\s(?:here|now|today|to|for|and)\b",
    r"(?:you\scan\s)?(?:follow|like|join|find)\s(?:us|me|our|him|her|them|@\w+|\w+\s\w+|\w+)\son\s"
    r"(?:twitter|x|facebook|instagram|linkedin|telegram|tiktok|youtube|threads|bluesky|mastodon|whatsapp|snapchat)\b",
    r"download\s(?:the|our)\b.{0,40}\bapp\b",
    r"(?:get|have|want|receive)\s.{0,80}\b(?:newsletters?|(?:to|in)\syour\sinbox|breaking\snews\salerts?)\b",
    r"(?:do\syou\s)?(?:have|got)\s(?:a|any)\s(?:news\s)?(?:tip|story\sto\stell|comment|question)s?\b",
    r"support\s(?:our|independent|quality)\sjournalism\b",
    r"(?:this|the)\s(?:article|story|column|piece|post|material)\s(?:was\s|has\sbeen\s)?(?:first\s|originally\s)?"
    r"(?:appeared|published|posted|may\snot\sbe|is\spart\sof|contains\saffiliate)\b",
    r"(?:first|originally)\s(?:appeared|published)\b",
    r"(?:published|posted|updated|last\s(?:updated|modified)|first\spublished)\s*(?::|(?:at|on)\b|\d|(?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day\b|\w{3,9}\s\d)",
    r"we\suse\scookies\b",
    r"by\s(?:signing|subscribing|clicking|continuing)\b",
    r"(?:reporting|writing|additional\sreporting|editing|compiled|graphics?|translation)\sby\b",
    r"(?:the\s)?(?:associated\spress|reuters|afp|agence\sfrance-presse|bloomberg|press\sassociation|wires?)\s"
    r"(?:\w+\s){0,4}contributed\sto\sthis\b",
    r"(?:©|\(c\)\s(?:19|20)\d\d|copyright\b.{0,40}\b(?:19|20)\d\d|copyright\s(?:©|\(c\)))",
    r"(?:file\s|ap\s|afp\s|reuters\s|stock\s)?(?:photo(?:graph)?|image|picture|illustration|video)s?"
    r"(?:\s(?:credit|source|copyright|caption|courtesy|by))?\s?[:©]",
    r"(?:contact|email|e-mail|write\sto|reach)\s.{0,60}@\w",
    r"(?:photo|picture|image|illustration)s?\s(?:by|courtesy\sof)\b",
)
"""Patterns of openings of paragraphs that address readers, or credit a text or a picture."""

NOTICE_ENDINGS = (
    r"all\srights\sreserved",
    r"contributed\s(?:reporting|research|to\sthis\s(?:report|article|story|piece|post))(?:\sfrom\s[\w\s]{2,40})?",
    r"may\snot\sbe\s(?:published|reproduced|republished|copied)\b.{0,80}",
    r"(?:photo(?:graph)?|picture|image|credit|illustration)s?(?:\s(?:by|credit))?:\s.{2,60}",
    r"\((?:file\s|ap\s|afp\s|reuters\s)?(?:photo(?:graph)?|picture|image|illustration|credit)s?(?:[:\s/][^()]{1,60})?\)",
    r"\((?:ap|afp|reuters|getty)\s?/[^()]{1,40}\)",
    r"(?:/\s?|©\s?|\bvia\s)(?:reuters|ap|afp|getty(?:\simages)?|epa|shutterstock|alamy|bloomberg|pa|pa\simages|istock)",
    r"(?:ap|reuters|afp|getty|file)\s(?:photo|images?)(?:/.{2,40})?",
)
"""Patterns of endings of short paragraphs that are copyright notices or picture captions."""

NOTICE_WORDS = (
    *("reserved", "contributed", "reproduced", "published", "copied", "photo", "picture", "image", "credit"),
    *("illustration", "reuters", "/ap", "/ ap", "via", "afp", "getty", "epa", "shutterstock", "alamy", "bloomberg"),
    *("/pa", "/ pa", "istock", "file", "(ap", "ap photo"),
)
"""Strings of which each such ending has one."""
