"""English: patterns of the boilerplate around articles: notices, credits, bars of buttons, date lines."""

from __future__ import annotations

NOTICE_OPENERS = (
    r"(?:please\s)?(?:click|tap|swipe)\s(?:here|on|below|through|to)\b",
    r"(?:to\s)?(?:read|get|receive|see|hear|find)\s(?:more|the\slatest|our)\b.{0,60}\b(?:newsletters?|inbox|app|alerts?|"
    r"podcasts?|website|subscri\w+|click|sign\sup)\b",
    r"(?:you\scan\s)?(?:sign|signing)\sup\s(?:here|now|today|below|for|to)\b.{0,80}\b(?:newsletters?|inbox|emails?|alerts?|"
    r"briefings?|updates|app|account|access|free)\b",
    r"(?:you\scan\s)?subscrib(?:e|ing)\s(?:here|now|today|to|for|and)\b",
    r"(?:you\scan\s)?(?:follow|like|join|find)\s(?:us|me|our|him|her|them|@\w+|\w+\s\w+|\w+)\son\s"
    r"(?:twitter|x|facebook|instagram|linkedin|telegram|tiktok|youtube|threads|bluesky|mastodon|whatsapp|snapchat)\b",
    r"join\sour\s(?:[\w-]+\s){0,3}(?:channel|community|group|newsletter|mailing\slist)s?\b",
    r"listen\sto\s(?:our|the\slatest\sepisode\sof\sour)\s(?:[\w-]+\s){0,3}(?:podcasts?|episodes?)\b",
    r"(?-i:Also)\s(?:on|in)\s(?:[\w’'-]+\s){0,3}[\w’'-]+:\s.*(?<![.!?”’])$",
    r"download\s(?:the|our)\b.{0,40}\bapp\b",
    r"(?:get|have|want|receive)\s.{0,80}\b(?:newsletters?|(?:to|in)\syour\sinbox|breaking\snews\salerts?)\b",
    r"(?:do\syou\s)?(?:have|got)\s(?:a|any)\s(?:news\s)?(?:tips?|story\sto\stell|stories\sto\stell|story\?|comments?|questions?)(?!\w)",
    r"support\s(?:our|independent|quality)\sjournalism\b",
    r"(?:this|the)\s(?:article|story|column|piece|post|material)\s(?:was\s|has\sbeen\s)?(?:first\s|originally\s)?"
    r"(?:appeared|published|posted|may\snot\sbe|is\spart\sof|contains\saffiliate|produced\sin\spartnership)\b",
    r"(?:first|originally)\s(?:appeared|published)\b",
    r"(?:published|posted|updated|last\s(?:updated|modified)|first\spublished)\s*(?::|(?:at|on)\b|\d|(?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day\b|\w{3,9}\s\d)",
    r"(?:we(?:\sand\sour\spartners)?|(?:this|our)\s(?:web)?site|\w+)\suses?\scookies\b",
    r"by\s(?:signing|subscribing|clicking|continuing)\b",
    r"(?:reporting|writing|additional\sreporting|editing|compiled|graphics?|translation)\sby\b",
    r"(?:the\s)?(?:associated\spress|reuters|afp|agence\sfrance-presse|bloomberg|press\sassociation|wires?)\s"
    r"(?:\w+\s){0,4}contributed\sto\sthis\b",
    r"(?:©|\(?c\)\s(?:19|20)\d\d|copyright\b.{0,40}\b(?:19|20)\d\d|copyright\s(?:©|\(c\)))",
    r"(?:file\s|ap\s|afp\s|reuters\s|stock\s)?(?:photo(?:graph)?|image|picture|illustration|video)s?"
    r"(?:\s(?:credit|source|copyright|caption|courtesy|by))?\s?[:©]",
    r"(?:contact|email|e-mail|write\sto|reach)\s.{0,60}@\w",
    r"(?:photo|picture|image|illustration)s?\s(?:by|courtesy\sof)\b",
    r"(?:image|media|photo|video)\s(?:caption|source|copyright|credit),",
    r"(?:slide|photo|image|picture)?\s?\d{1,3}\s?(?:of|/)\s?\d{1,3}$",
    r"(?:sponsored|brought\sto\syou|presented)\sby\b.{2,40}$",
    r"(?:advertisement|article|story)\s?[-–—|]?\s(?:story\s|article\s)?continues\s(?:below|after)\b",
    r"more\sfrom\s(?:[\w'’&-]+\s?){1,4}:\s",
    r"(?:story|words|text|written|photos?|edited|with\sreporting|produced)\sby:?\s(?:(?-i:[A-Z])[\w.’'-]*|and|for|the|of|,)(?:[\s,]+"
    r"(?:(?-i:[A-Z])[\w.’'-]*|and|for|the|of|in))*$",
    r"follow\s.{2,40}\s(?:coverage|reporting)\s(?:of\s.{2,40}\s)?(?:at\shttps?:|here\b)",
    r"follow\s(?:us|[\w\s.’'-]{2,40}\son\s(?:x|twitter|facebook|instagram|google\snews|whatsapp))\b.{0,60}$",
    r"read\sthe\s(?:full|original|whole)\s(?:article|story|report|piece)\b.{0,60}$",
    r"(?:distributed|provided|published)\sby\s(?:(?-i:[A-Z])[\w.’'-]*[\s,.]*){1,6}$",
    r"to\s(?:find\sout|learn|read)\smore,?\s(?:read|see|visit|click)\b",
    r"what\sdo\syou\sthink\b[^?]{0,80}\?.{0,60}\bcomments?\b",
    r"(?:let\sus|tell\sus|share\syour)\s.{0,60}\bcomments?(?:\ssection)?(?:\sbelow)?[.!]?$",
    r"(?:do\syou\s)?(?:have|got)\s(?:a|any)\s[^?]{2,80}\?\s(?:please\s)?(?:e-?mail|contact|call|write|text|message|tell|let)\b",
    r"(?:try|get|unlimited\saccess)\b.{0,30}\bfor\s(?:just\s|only\s)?[$£€]\d",
    r"(?:get|receive)\sour\sfree\b",
    r"donate\sto\s(?:the|our)\b.{2,40}(?<!\.)$",
    r"(?:audio:\s?)?\d{1,3}\smin(?:ute)?s?\.?$",
    r"current\stime\s\d",
    # what to do with the page
    r"(?:\d{1,3}[\s-]?)min(?:ute)?s?\.?\s(?:read|listen|watch)\b.{0,30}$",
    r"(?:listen|watch)\b.{0,30}\(?\d{1,3}(?::\d\d)?\s?(?:min(?:ute)?s?|sec(?:ond)?s?)\)?$",
    r"(?:estimated\s)?read(?:ing)?\stime\b.{0,20}\d",
    r"read\smore\s(?:about|on|from|at|here)\b",
    r"(?:share|save|print|email)\sthis\s(?:article|story|page|post)\b.{0,60}$",
    r"(?:click|tap)\sto\s(?:share|copy|print|email|enlarge|play|expand)\b",
    r"(?:please\s)?(?:enable|turn\son)\s(?:javascript|cookies|notifications)\b",
    r"available\s(?:now\s)?(?:on|in|from)\s(?:the\s)?(?:app\sstore|google\splay|itunes)\b",
    r"(?:get|try|download)\s(?:the|our)\s(?:[\w-]+\s){0,5}app(?:\b.{0,60})?$",
    r"(?:don['’]t|never)\smiss\s(?:a|an|another|out|our)\b.{0,60}\b(?:story|update|newsletters?|inbox|sign\sup|subscrib\w+)\b",
    r"thanks?(?:\syou)?\sfor\s(?:reading|visiting|subscribing|signing\sup)\b",
    r"(?:want|like|enjoy(?:ed|ing)?)\s.{0,40}\b(?:sign\sup|subscribe)\b",
    # accounts and comments
    r"already\s(?:a|have)\s(?:an?\s)?(?:\w+\s)?(?:subscriber|member|account|subscription)\b",
    r"(?:create|register\sfor|sign\sin\sto|log\s?in\sto)\s(?:a|an|your|our)\s(?:free\s)?account\b",
    r"you(?:['’]ve|\shave)\sreached\s(?:your|the)\s.{0,30}\b(?:limit|articles?)\b",
    r"this\s(?:article|story|content|post)\sis\s(?:only\s)?(?:for|available\s(?:only\s)?to|exclusive(?:ly)?\s(?:to|for)|reserved\sfor)"
    r"\s.{0,20}\b(?:subscribers|members|readers)\b",
    r"(?:subscribe|register|log\s?in|sign\s?(?:in|up))\b.{0,30}\bto\s(?:continue|keep|read|comment|reply|view|access)\b",
    r"(?:view|see|show|read|load|hide)\s(?:all\s)?(?:the\s)?(?:\d[\d,]*\s)?comments\b",
    r"(?:\d[\d,]*\scomments?|comments?\s?[(:]?\s?\d[\d,]*\)?)$",
    r"comments?\s\(\d[\d,]*\)",
    r"(?:comments|commenting)\s(?:on\sthis\s\w+\s)?(?:are|is|have\sbeen)\s(?:now\s)?(?:closed|disabled|turned\soff|moderated)\b",
    r"your\semail\saddress\swill\snot\b",
    r"(?:accept|manage|reject)\s(?:all\s|our\s)?cookies\b",
    # what the page says about its text
    r"this\s(?:article|story|column|piece|post|report|page)\s(?:was|has\sbeen|is\sbeing|will\sbe)\s(?:last\s|later\s)?"
    r"(?:updated|amended|corrected|edited|revised|clarified)\b",
    r"(?:correction|clarification|editor['’]s\snote|note)s?\s?(?:\([^()]{0,30}\))?\s?[:|]\s.{0,80}\b(?:this|earlier|previous|original)\s"
    r"(?:article|story|version|piece|post|report|headline)\b",
    r"(?:an?|the)\s(?:earlier|previous|original)\sversion\sof\sthis\s(?:article|story|piece|post|report|headline)\b",
    r"our\sstandards:\s",
    r"(?:tags?|tagged(?:\s(?:as|with))?|topics?|filed\sunder|posted\sin|categor(?:y|ies)|keywords?|more\sabout)\s?:",
    r"(?:filed\sunder|tagged\s(?:as|with))\b.{0,60}$",
)
"""Patterns of openings of paragraphs that address readers, or credit a text or a picture."""

NOTICE_ENDINGS = (
    r"all\srights\sreserved",
    r"contributed\s(?:reporting|research|to\sthis\s(?:report|article|story|piece|post))(?:\sfrom\s[\w\s]{2,40})?",
    r"may\snot\sbe\s(?:published|reproduced|republished|copied)\b.{0,80}",
    r"(?:photo(?:graph)?|picture|image|credit|illustration)s?(?:\s(?:by|credit))?:\s.{2,60}",
    r"\((?:file\s|ap\s|afp\s|reuters\s)?(?:photo(?:graph)?|picture|image|illustration|credit)s?(?:[:\s/][^()]{1,60})?\)",
    r"\((?:ap|afp|reuters|getty)\s?/[^()]{1,40}\)",
    r"\([^()/]{2,40}\s?/\s?(?:the\s)?(?:ap|associated\spress|afp|reuters|getty|epa|pa|bloomberg)\b[^()]{0,40}\)",
    r"\([\w\s.'’-]{2,40}\bvia\s(?:ap|associated\spress|reuters|afp|getty(?:\simages)?|storyful)\)",
    r"(?:/\s?|©\s?|\bvia\s)(?:reuters|ap|afp|getty(?:\simages)?|epa|shutterstock|alamy|bloomberg|pa|pa\simages|istock)",
    r"(?:ap|reuters|afp|getty|file)\s(?:photo|images?)(?:/.{2,40})?",
    r"(?:\(|[.,]\s|^photo\s)courtesy(?:\sof)?\s[\w\s.'’-]{2,40}\)?",
)
"""Patterns of endings of short paragraphs that are copyright notices or picture captions."""

NOTICE_WORDS = (
    *("reserved", "contributed", "reproduced", "published", "copied", "photo", "picture", "image", "credit"),
    *("illustration", "reuters", "/ap", "/ ap", "via", "afp", "getty", "epa", "shutterstock", "alamy", "bloomberg"),
    *("/pa", "/ pa", "istock", "file", "(ap", "ap photo", "courtesy"),
)
"""Strings of which each such ending has one."""

BAR_WORDS = frozenset(
    "share tweet email e-mail facebook twitter x whatsapp linkedin reddit pinterest telegram messenger instagram"
    " threads bluesky youtube tiktok flipboard pocket tumblr copy link print save bookmark gift comment comments"
    " send post on to via this article story page more with by using mail sms".split()
)
"""Words of a bar of buttons under an article: "Share Tweet Email"."""

BAR_NAMES = frozenset(
    "tweet email e-mail facebook twitter whatsapp linkedin reddit pinterest telegram messenger instagram bluesky"
    " flipboard print share copy save bookmark".split()
)
"""Words of which such a bar has two."""

DATE_LINE_WORDS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri"
    " sat sun am pm a.m p.m et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist at on of the and by"
    " updated published posted last first modified originally hours hour minutes minute mins days day weeks ago ap cnn"
    " bbc st nd rd th h".split()
)
"""Words of a line that is nothing but a date."""

WRITER_ROLES = (
    r"(?:[\w-]+\s){0,4}(?:reporters?|correspondents?|editors?|columnists?|journalists?|writers?|producers?|contributors?|"
    r"bureau\schief|photographers?|fellows?|interns?)"
)
"""Pattern of what a writer is to an outlet: "senior political correspondent"."""
