"""English: whole lines of the boilerplate around articles, and labels of links; `english_notices.py` has patterns."""

from __future__ import annotations

BOILERPLATE_LABELS = frozenset(
    line.strip()
    for line in """
    accept all cookies
    accept cookies
    ad
    add a comment
    add as a preferred source on google
    add us on google
    ads
    advertisement
    advertisement continue reading below
    advertisement scroll to continue
    advertisement story continues below
    advertisements
    advertising
    article continues after advertisement
    article continues below
    article continues below advertisement
    associated press
    back to top
    be the first to comment
    become a member
    buy a subscription
    click to copy link
    click to share
    close
    close dialogue
    comments
    continue reading
    continue reading below
    continue reading the main story
    cookie policy
    cookie preferences
    cookie settings
    cookies
    copy link
    courtesy photo
    do not sell my personal information
    donate
    donate now
    email
    email address
    email sign up
    email this article
    embed
    enlarge this image
    enter your email
    enter your email address
    explore more on these topics
    file photo
    follow
    follow on google news
    follow us
    from our partners
    get our app
    get the app
    getty images
    give feedback
    google news
    have your say
    here’s how it works
    hide caption
    how was your experience
    image
    image caption
    image copyright
    image source
    in pictures
    ios android
    join our whatsapp channel
    join the conversation
    join the debate
    join the discussion
    latest news
    latest stories
    leave a comment
    leave a reply
    like this
    listen
    listen to this article
    listen to this story
    load more
    loading
    log in
    log in to comment
    make a gift
    manage cookies
    media caption
    media playback is not supported on this device
    more
    more from this author
    more from this section
    more like this
    more news
    more on this story
    more stories
    more top stories
    more videos
    most commented
    most popular
    most read
    most shared
    most viewed
    never miss a story
    newest first
    newsletter
    newsletter sign up
    next
    next article
    next story
    oldest first
    open in app
    paid content
    paid post
    partner content
    photo
    photos
    play
    play audio
    play video
    please enable javascript
    popular
    post a comment
    previous
    previous article
    previous story
    print
    print this page
    privacy notice
    privacy policy
    promoted
    promoted stories
    rate this article
    read full article
    read more
    read next
    read this next
    recommended
    recommended for you
    register
    register now
    related
    related articles
    related content
    related coverage
    related internet links
    related news
    related stories
    related topics
    reply
    report a typo
    report an error
    report comment
    report this ad
    reuse this content
    reuters
    save
    scroll to continue
    search
    see also
    set as preferred source
    share
    share full article
    share on facebook
    share on twitter
    share on x
    share this
    share this article
    share this on facebook
    share this page
    share this story
    show caption
    show less
    show more
    sign in
    sign up
    sign up here
    sign up now
    site map
    skip ad
    skip advertisement
    skip to content
    skip to main content
    skip to navigation
    slideshow
    sort by
    sponsored
    sponsored content
    sponsored links
    start your free trial
    start your subscription
    story continues
    story continues after advertisement
    story continues after this advertisement
    story continues below
    story continues below advertisement
    subscribe
    subscribe now
    subscribe today
    subscriber only
    subscribers only
    support our work
    tags
    terms and conditions
    terms conditions
    terms of service
    terms of use
    text size
    thank you for reading
    thanks for reading
    the associated press
    the internet links
    today's top stories
    today’s top stories
    top stories
    topics
    trending
    trending now
    trending stories
    turn on notifications
    tweet
    unlock this article
    up next
    video
    video player is loading
    view all
    view all comments
    view comments
    view gallery
    view image in fullscreen
    view more
    was this article helpful
    watch
    watch live
    watch more
    watch now
    what to read next
    write a comment
    you may also like
    you might also like
    your comment
    your privacy choices
    your privacy rights
    """.strip().splitlines()
)
"""Whole paragraphs of boilerplate, in lower case and without punctuation."""

LINK_OPENERS = tuple(
    line.strip()
    for line in """
    also read
    also see
    related link
    related links
    don't miss
    don’t miss
    edited by
    follow us
    full coverage
    full story
    gallery
    go deeper
    in pictures
    latest news
    learn more
    listen
    listen now
    more coverage
    more on this
    more on this story
    more on this topic
    more from us
    more stories
    most read
    must read
    must reads
    photo gallery
    podcast
    read also
    read more
    read next
    read the full story
    read this next
    recommended
    related
    related article
    related articles
    related content
    related coverage
    related news
    related reading
    related stories
    related story
    related topics
    related video
    see also
    see more
    see photos
    sort by
    story by
    top stories
    up next
    view gallery
    view photos
    watch
    watch below
    watch live
    watch now
    watch the video
    watch video
    what to read next
    """.strip().splitlines()
)
"""Labels before the title of another article, followed by a colon or a bar: "Read more: …"."""
