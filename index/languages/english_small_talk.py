"""English: small talk with a bot, in lower case and without punctuation."""

from __future__ import annotations

ENGLISH_SMALL_TALK: dict[str, tuple[str, ...]] = {
    "about": (
        "who are you", "what are you", "who made you", "who built you", "who created you", "who owns you",
        "what can you do", "what do you do", "what can i ask", "what can i ask you", "what do you know",
        "what can you tell me", "what can you help with", "what can you help me with", "how do you work",
        "how does this work", "how does it work", "how do i use this", "how do i use you", "how to use",
        "are you a bot", "are you a robot", "are you human", "are you a human", "are you real",
        "are you a real person", "are you ai", "are you an ai", "are you chatgpt", "are you gpt", "whats your name",
        "what is your name", "do you have a name", "tell me about yourself", "introduce yourself",
        "where do you get your news", "where are you from", "help", "help me", "can you help me", "i need help",
    ),
    "thanks": (
        "thanks", "thank you", "thank u", "thankyou", "thanx", "thx", "thnx", "tnx", "tks", "ty", "tysm", "cheers",
        "ta", "much appreciated", "appreciate it", "appreciated", "great", "perfect", "awesome", "excellent",
        "brilliant", "amazing", "good job", "well done", "good bot", "nice", "nice one", "good answer",
        "great answer", "cool", "got it", "gotcha", "makes sense", "understood", "fair enough", "thats all",
        "that is all", "thats it", "no more questions", "very helpful", "helpful", "you are great", "youre great",
        "youre the best", "i love you", "love you", "love it",
    ),
    "greeting": (
        "hi", "hello", "hey", "heya", "hiya", "yo", "howdy", "greetings", "good morning", "good afternoon",
        "good evening", "good day", "morning", "evening", "hi there", "hello there", "hey there", "how are you",
        "how are you doing", "hows it going", "how is it going", "how are things", "whats up", "sup", "wassup",
        "how do you do", "nice to meet you", "long time no see", "anybody there", "anyone there", "are you there",
        "you there",
    ),
    "goodbye": (
        "bye", "bye bye", "goodbye", "good bye", "good night", "goodnight", "see you", "see you later", "see ya",
        "see you tomorrow", "see you next week", "until tomorrow", "talk to you tomorrow",
        "cya", "later", "take care", "have a nice day", "have a good day", "have a good one", "talk to you later",
        "ttyl",
    ),
    "complaint": (
        "you suck", "this sucks", "stupid", "stupid bot", "dumb", "dumb bot", "bad bot", "useless", "useless bot",
        "idiot", "you idiot", "moron", "you are stupid", "youre stupid", "you are useless", "youre useless",
        "shut up", "wrong", "thats wrong", "that is wrong", "thats not right", "thats not what i asked",
        "not what i asked", "bad answer", "rubbish", "garbage", "nonsense", "fuck you", "fuck off", "wtf",
        "i hate you", "boring",
    ),
    "reaction": (
        "lol", "lmao", "rofl", "haha", "hahaha", "hahahaha", "hehe", "wow", "omg", "oh", "ooh", "aha", "ah", "hm",
        "hmm", "hmmm", "huh", "meh", "nope", "yep", "yes", "no", "yeah", "yup", "nah", "sure", "whatever",
        "never mind", "nevermind", "test", "testing", "interesting", "i see", "really", "no way", "oops", "sorry",
        "my bad", "good", "ok", "okay", "okey", "okie", "ok then", "i dont know", "idk", "maybe", "agreed", "same",
        "true", "lets go", "come on",
    ),
}  # fmt: skip
"""Whole phrases of each kind."""

ENGLISH_SMALL_TALK_FILLERS = frozenset(
    """
    a again all alright and anyway bot btw buddy but dear dude everybody everyone folks for friend friends guys here
    just mate me much my newsbot now oh ok okay okey please pls really right robot sir so then there this today too
    very well you your that a lot lots now man
    """.split()
)
"""Fillers that may surround them."""
