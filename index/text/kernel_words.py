"""The words of many texts, compiled: their position in the texts' UTF-8, and their terms.

It finds the same words as the regular expression of `analysis.py`. This module doesn't compute terms: `vocabulary.py`
supplies the term of each spelling once ("Trump’s" and "Trump's" are two), and the memo stores it. A table gives the
class of each character; a text with a character whose class depends on its neighbours is UNCLEAR, and is read again
after folding, with another table.

Two things make it fast. Most words are runs of ASCII letters, which are found eight bytes at a time; other characters
go through the rules one by one. And words are gathered first and looked up afterwards, so that a lookup neither waits
for another one nor for the processor to predict the end of a word.

The memo is a hash table with open addressing and two numbers per slot (little-endian, as on all processors that numba
supports):

    key     the word's first eight bytes
    entry   low half: its next four bytes; high half: 0 for an empty slot, DROPPED, FIRST_TERM + the number of its term,
            or NEW + its index among the words whose terms aren't known yet

Words of more than twelve bytes, and those of a text in capitals, which may be stop words there and names elsewhere,
have another key: a hash, with a top byte that never occurs in UTF-8. The low half of their entry is their position in
`spelt`: their size * 2, + 1 in a text in capitals, then their bytes, eight per number.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.compiled import kernel

# Classes of characters. From MARK on, they are part of a word; those after MARK match \w.
SEPARATOR, DOT, COMMA, APOSTROPHE, UNCLEAR, MARK, LETTERS, LETTER, DIGIT = range(9)
KIND, UPPER, LOWER, FOLDED = 0x0F, 0x10, 0x20, 0x40  # mask of the class, and flags of characters and texts

DROPPED, FIRST_TERM, NEW = 1, 2, (1 << 31) + 2
WORDS, ROOM, FRESH, SPELLINGS, WRITTEN = range(5)  # elements of `used`
WORDS_AT_ONCE = 256  # words gathered before they are looked up; they fit in the processor's L1 cache
SHORT = 12  # maximum size of a word in a slot, in bytes

ONE, THREE, SEVEN, HALF, LAST_BYTE, SIXTY_THREE = (np.uint64(number) for number in (1, 3, 7, 32, 56, 63))
ALL_BITS = np.uint64(0xFFFFFFFFFFFFFFFF)
LOW_HALF = np.uint64(0x00000000FFFFFFFF)
LONG = np.uint64(0xFF00000000000000)
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2 ** 64 / the golden ratio: spreads any keys (Knuth, volume 3, 6.4)
# Eight bytes at once: adding this sets a byte's top bit from the named character on.
TOP_BITS, LOW_BITS, CASE_BITS = (np.uint64(byte * 0x0101010101010101) for byte in (0x80, 0x7F, 0x20))
FROM_0, BEHIND_9, FROM_A, BEHIND_Z = (
    np.uint64((0x80 - code) * 0x0101010101010101) for code in (ord("0"), ord("9") + 1, ord("a"), ord("z") + 1)
)
PLACES = np.uint64(0x0001020304050607)  # shifted left by n bytes, its top byte is n


@kernel
def _eight(blocks: NDArray[np.uint64], at: int) -> np.uint64:
    """Return the eight bytes starting at `at`."""
    offset, shift = np.uint64(at) >> THREE, (np.uint64(at) & SEVEN) << THREE
    return np.uint64((blocks[offset] >> shift) | ((blocks[offset + ONE] << ONE) << (SIXTY_THREE - shift)))


@kernel
def _upto_eight(blocks: NDArray[np.uint64], at: int, size: int) -> np.uint64:
    """Return the first `size` bytes, at least one and at most eight, starting at `at`."""
    block = _eight(blocks, at)
    return block if size >= 8 else block & (ALL_BITS >> np.uint64(64 - 8 * size))


@kernel
def _plain(block: np.uint64) -> int:
    """Return how many of eight bytes, from the first, are ASCII letters or digits."""
    low = block & LOW_BITS
    small = low | CASE_BITS
    plain = ((small + FROM_A) & ~(small + BEHIND_Z)) | ((low + FROM_0) & ~(low + BEHIND_9))
    others = (~plain | block) & TOP_BITS
    if others == 0:
        return 8
    first = others & (~others + ONE)
    return int(np.int64(((first >> SEVEN) * PLACES) >> LAST_BYTE))


@kernel
def _character(data: NDArray[np.uint8], classes: NDArray[np.uint8], at: int, end: int) -> tuple[int, int]:
    """Return the class of the character at `at`, and the start of the next one; past the end, a separator."""
    if at >= end:
        return SEPARATOR, at
    byte = np.int64(data[at])
    if byte < 0x80:
        return int(np.int64(classes[byte])), at + 1
    code = np.int64(data[at + 1]) & 0x3F
    if byte < 0xE0:
        return int(np.int64(classes[(byte & 0x1F) << 6 | code])), at + 2
    code = code << 6 | np.int64(data[at + 2]) & 0x3F
    if byte < 0xF0:
        return int(np.int64(classes[(byte & 0x0F) << 12 | code])), at + 3
    return int(np.int64(classes[(byte & 0x07) << 18 | code << 6 | np.int64(data[at + 3]) & 0x3F])), at + 4


@kernel
def _kind(data: NDArray[np.uint8], classes: NDArray[np.uint8], at: int, end: int) -> tuple[int, int]:
    character, after = _character(data, classes, at, end)
    return character & KIND, after


@kernel
def _is_ascii(blocks: NDArray[np.uint64], at: int, end: int) -> bool:
    """Return whether the blocks from the one with `at` to the last before `end` are all ASCII."""
    bits = np.uint64(0)
    for offset in range(at // 8, (end + 7) // 8):
        bits |= blocks[offset]
    return bool(bits & TOP_BITS == 0)


@kernel
def _letters(data: NDArray[np.uint8], blocks: NDArray[np.uint64], classes: NDArray[np.uint8], at: int, end: int) -> int:
    """Return the flags UPPER and LOWER by the letters of a text; UNCLEAR if it has such a character."""
    flags = 0
    while at < end:
        character, at = _character(data, classes, at, end)
        if character & KIND == UNCLEAR:
            return UNCLEAR
        if character & LOWER and not flags & LOWER and _is_ascii(blocks, at, end):
            return flags | character & (UPPER | LOWER)
        flags |= character & (UPPER | LOWER)
        while flags & LOWER and at + 8 <= end and _eight(blocks, at) & TOP_BITS == 0:
            at += 8  # ASCII adds no flags
    return flags


@kernel
def read_letters(
    data: NDArray[np.uint8],
    blocks: NDArray[np.uint64],
    starts: NDArray[np.int64],
    classes: NDArray[np.uint8],
    letters: NDArray[np.uint8],
    state: int,
    folded: int,
) -> None:
    """Compute `letters` of each text whose `letters` equal `state`, adding the flag `folded`."""
    for text in range(len(letters)):
        if letters[text] == state:
            letters[text] = _letters(data, blocks, classes, starts[text], starts[text + 1]) | folded


@kernel
def _initials(data: NDArray[np.uint8], classes: NDArray[np.uint8], at: int, end: int) -> int:
    """Return the end of initials ("U.S.", "J.K.'s") whose first dot is at `at`; `at` if there are none."""
    before = cursor = at
    while True:
        kind, after = _kind(data, classes, cursor, end)
        if kind != DOT:
            break
        kind, after = _kind(data, classes, after, end)
        if kind != LETTER:
            break
        before, cursor = cursor, after
    kind, _ = _kind(data, classes, cursor, end)
    if kind > MARK:  # U.S.Army: the last letter starts another word
        cursor = before
    if cursor == at:
        return at
    kind, after = _kind(data, classes, cursor, end)
    if kind == DOT:
        cursor = after
        kind, after = _kind(data, classes, cursor, end)
    if kind == APOSTROPHE and after < end and (data[after] == ord("s") or data[after] == ord("S")):
        kind, _ = _kind(data, classes, after + 1, end)
        if kind <= MARK:
            return after + 1
    return cursor


@kernel
def _thousands(data: NDArray[np.uint8], classes: NDArray[np.uint8], at: int, end: int) -> int:
    """Return the end of a number like 1,500 whose first comma is at `at`; `at` if there is none."""
    before = cursor = at
    while True:
        kind, after = _kind(data, classes, cursor, end)
        if kind != COMMA:
            break
        digits = 0
        while digits < 3:
            kind, after = _kind(data, classes, after, end)
            if kind != DIGIT:
                break
            digits += 1
        if digits < 3:
            break
        before, cursor = cursor, after
    kind, _ = _kind(data, classes, cursor, end)
    return before if kind > MARK else cursor  # 1,500,0000: the last group is invalid


@kernel
def _decimals(data: NDArray[np.uint8], classes: NDArray[np.uint8], at: int, end: int) -> int:
    """Return the end of a number like 3.5 whose dot is at `at`; `at` if there is none."""
    _, start = _kind(data, classes, at, end)
    cursor = start
    kind, after = _kind(data, classes, cursor, end)
    while kind == DIGIT:
        cursor = after
        kind, after = _kind(data, classes, cursor, end)
    return at if cursor == start or kind > MARK else cursor


@kernel
def _end_of_word(data: NDArray[np.uint8], classes: NDArray[np.uint8], at: int, end: int) -> int:
    r"""Return the end of the word that begins at `at`, by the alternatives of the regular expression.

    Their lookbehinds always hold: no match ends before a \w, unless it ends in a dot.
    """
    first, cursor = _kind(data, classes, at, end)
    length, digits = 1, first == DIGIT
    kind, after = _kind(data, classes, cursor, end)
    while kind >= MARK:
        length += 1
        digits = digits and kind == DIGIT
        cursor = after
        kind, after = _kind(data, classes, cursor, end)
    special = cursor
    if kind == DOT and length == 1 and first == LETTER:
        special = _initials(data, classes, cursor, end)
    elif kind == COMMA and length <= 3 and digits:
        special = _thousands(data, classes, cursor, end)
    elif kind == DOT and digits:
        special = _decimals(data, classes, cursor, end)
    if special > cursor:
        return special
    while kind == APOSTROPHE:
        kind, after = _kind(data, classes, after, end)
        if kind < MARK:
            break
        while kind >= MARK:
            cursor = after
            kind, after = _kind(data, classes, cursor, end)
    return cursor


@kernel
def _hash(key: np.uint64, more: np.uint64) -> np.uint64:
    mixed = key + more * MULTIPLIER
    return (mixed ^ (mixed >> HALF)) * MULTIPLIER


@kernel
def _shift(slots: NDArray[np.uint64]) -> np.uint64:
    """Return how far to shift a hash to get the number of a slot."""
    shift, count = SIXTY_THREE, len(slots) // 4
    while count > 1:
        count //= 2
        shift -= ONE
    return shift


@kernel
def _long_key(blocks: NDArray[np.uint64], at: int, size: int, header: int) -> np.uint64:
    key = np.uint64(header)
    for offset in range(0, size, 8):
        key = _hash(key, _upto_eight(blocks, at + offset, size - offset))
    return key | LONG


@kernel
def _spell(spelt: NDArray[np.uint64], target: int, blocks: NDArray[np.uint64], at: int, size: int, header: int) -> int:
    """Write a long word at `target`; return the position after it."""
    spelt[target] = np.uint64(header)
    for offset in range(0, size, 8):
        target += 1
        spelt[target] = _upto_eight(blocks, at + offset, size - offset)
    return target + 1


@kernel
def _copy(data: NDArray[np.uint8], at: int, end: int, to: NDArray[np.uint8], target: int) -> int:
    """Copy a word and a line feed to `target`; return the position after them."""
    for source in range(at, end):
        to[target] = data[source]
        target += 1
    to[target] = ord("\n")
    return target + 1


@kernel
def _is_spelt(
    spelt: NDArray[np.uint64], target: int, blocks: NDArray[np.uint64], at: int, size: int, header: int
) -> bool:
    """Return whether the word stored at `target` equals this one."""
    if spelt[target] != np.uint64(header):
        return False
    for offset in range(0, size, 8):
        target += 1
        if spelt[target] != _upto_eight(blocks, at + offset, size - offset):
            return False
    return True


@kernel
def _gather(
    data: NDArray[np.uint8],
    blocks: NDArray[np.uint64],
    classes: NDArray[np.uint8],
    at: int,
    end: int,
    capitals: int,
    keys: NDArray[np.uint64],
    mores: NDArray[np.uint64],
    spans: NDArray[np.int64],
) -> tuple[int, int]:
    """Find the next words of a text, as many as `keys` has room for; return their number and the end position.

    A word has a key, its next four bytes, and its start and end (two numbers in `spans`).
    """
    count = 0
    while at < end and count < len(keys):
        if data[at] == ord(" "):  # most separators
            at += 1
            continue
        run = _plain(_eight(blocks, at))
        cursor = at + run
        if run == 0:
            kind, after = _kind(data, classes, at, end)
            if kind < MARK:
                at = after
                continue
            cursor = _end_of_word(data, classes, at, end)
        else:
            while run == 8 and cursor < end:
                run = _plain(_eight(blocks, cursor))
                cursor += run
            cursor = min(cursor, end)
            kind, _ = _kind(data, classes, cursor, end)
            # A dot or comma can only continue a word after a single letter or after digits.
            if kind > COMMA or (kind != SEPARATOR and (cursor == at + 1 or data[at] <= ord("9"))):
                cursor = _end_of_word(data, classes, at, end)
        size = cursor - at
        if size > SHORT or capitals:
            keys[count] = _long_key(blocks, at, size, 2 * size + capitals)
            mores[count] = 0
        else:
            keys[count] = _upto_eight(blocks, at, size)
            mores[count] = _upto_eight(blocks, at + 8, size - 8) if size > 8 else np.uint64(0)
        spans[2 * count], spans[2 * count + 1] = at, cursor
        count += 1
        at = cursor
    return count, at


@kernel
def _look_up(
    data: NDArray[np.uint8],
    blocks: NDArray[np.uint64],
    capitals: int,
    keys: NDArray[np.uint64],
    mores: NDArray[np.uint64],
    spans: NDArray[np.int64],
    count: int,
    slots: NDArray[np.uint64],
    spelt: NDArray[np.uint64],
    used: NDArray[np.int64],
    fresh: NDArray[np.int64],
    spellings: NDArray[np.uint8],
    numbers: NDArray[np.int32],
    shift: np.uint64,
) -> bool:
    """Write the terms of gathered words; return whether the memo had room for the new ones."""
    written = used[WRITTEN]
    mask = np.uint64(len(slots) // 2 - 1)
    for word in range(count):
        key, more = keys[word], mores[word]
        at, size = spans[2 * word], spans[2 * word + 1] - spans[2 * word]
        slot = _hash(key, more) >> shift
        while True:
            entry = slots[slot + slot + ONE]
            if slots[slot + slot] == key:
                if key < LONG:
                    if entry & LOW_HALF == more:
                        break
                elif _is_spelt(spelt, int(np.int64(entry & LOW_HALF)), blocks, at, size, 2 * size + capitals):
                    break
            if entry == 0:
                if 4 * used[WORDS] >= len(slots):
                    return False
                if key >= LONG:
                    more = np.uint64(used[ROOM])
                    used[ROOM] = _spell(spelt, used[ROOM], blocks, at, size, 2 * size + capitals)
                entry = np.uint64(NEW + used[FRESH]) << HALF | more
                slots[slot + slot], slots[slot + slot + ONE] = key, entry
                fresh[used[FRESH]] = 2 * np.int64(slot) + capitals
                used[SPELLINGS] = _copy(data, at, at + size, spellings, used[SPELLINGS])
                used[WORDS] += 1
                used[FRESH] += 1
                break
            slot = (slot + ONE) & mask
        # A new word has a negative number until its term is known.
        numbers[written] = np.int32(np.int64(entry >> HALF) - FIRST_TERM)
        written += entry >> HALF != DROPPED
    used[WRITTEN] = written
    return True


@kernel
def read_words(
    data: NDArray[np.uint8],
    blocks: NDArray[np.uint64],
    starts: NDArray[np.int64],
    letters: NDArray[np.uint8],
    classes: NDArray[np.uint8],
    folded_classes: NDArray[np.uint8],
    slots: NDArray[np.uint64],
    spelt: NDArray[np.uint64],
    used: NDArray[np.int64],
    fresh: NDArray[np.int64],
    spellings: NDArray[np.uint8],
    numbers: NDArray[np.int32],
    counts: NDArray[np.int32],
    text: int,
) -> int:
    """Read texts from `text` on, until the memo is full; return the first unread text.

    data, blocks   the texts' UTF-8, as bytes and as 64-bit numbers, followed by 16 zero bytes
    starts         the start of each text, and the end of the last one
    letters        the result of `read_letters` for each text; none is UNCLEAR
    classes        the class of each character, by code point; folded texts need another table
    slots, spelt   the memo; `spelt` has a free element for each byte of the texts, and 128 more
    used           WORDS in the memo and ROOM taken in `spelt`; words that are FRESH (new in this call), bytes of their
                   SPELLINGS, and numbers WRITTEN
    fresh          output: their slots * 2, + 1 in a text in capitals
    spellings      output: their bytes, a line feed after each
    numbers        output: the terms of all texts read, concatenated; those of fresh words are negative
    counts         output: the number of terms per text
    """
    keys, mores = np.empty(WORDS_AT_ONCE, np.uint64), np.empty(WORDS_AT_ONCE, np.uint64)
    spans = np.empty(2 * WORDS_AT_ONCE, np.int64)
    shift = _shift(slots)
    used[FRESH] = used[SPELLINGS] = used[WRITTEN] = 0
    while text < len(starts) - 1:
        at, end = starts[text], starts[text + 1]
        capitals = int(np.int64(letters[text] & (UPPER | LOWER) == UPPER))
        table = folded_classes if letters[text] & FOLDED else classes
        first = used[WRITTEN]
        while at < end:
            count, at = _gather(data, blocks, table, at, end, capitals, keys, mores, spans)
            if not _look_up(
                data,
                blocks,
                capitals,
                keys,
                mores,
                spans,
                count,
                slots,
                spelt,
                used,
                fresh,
                spellings,
                numbers,
                shift,
            ):
                used[WRITTEN] = first
                return text
        counts[text] = used[WRITTEN] - first
        text += 1
    return text


@kernel
def settle(
    numbers: NDArray[np.int32], counts: NDArray[np.int32], text: int, last: int, terms: NDArray[np.int32]
) -> int:
    """Fill in the `terms` of fresh words that `read_words` left open, and drop words without a term (-1).

    It applies to the texts from `text` to before `last`. Return how many numbers are left.
    """
    start, written = 0, 0
    for current in range(text, last):
        first, end = written, start + counts[current]
        for offset in range(start, end):
            number = numbers[offset]
            if number < 0:
                number = terms[np.int64(number) + (1 << 31)]
            numbers[written] = number
            written += number >= 0
        counts[current] = written - first
        start = end
    return written


@kernel
def move(slots: NDArray[np.uint64], larger: NDArray[np.uint64]) -> None:
    """Move the words of a memo into the empty slots of a larger one."""
    shift, mask = _shift(larger), np.uint64(len(larger) // 2 - 1)
    for old in range(0, len(slots), 2):
        key, entry = slots[old], slots[old + 1]
        if entry != 0:
            slot = _hash(key, entry & LOW_HALF if key < LONG else np.uint64(0)) >> shift
            while larger[slot + slot + ONE] != 0:
                slot = (slot + ONE) & mask
            larger[slot + slot], larger[slot + slot + ONE] = key, entry
