"""The ranking's inner loop, compiled: the best rows of one part of an index for the terms of a question.

Exact, and safe from several threads. Where that is quick, all postings are added up, window by window, each small
enough for a processor's nearest memory. Else the terms stand in the order of their upper bounds, rarest first; what
pays for the speed then, in the order in which it happens:

1. Rows of the rarest terms are scored one by one until some hundred are done: their k-th best score is the first
   threshold. No row is scored twice.
2. The other rows come in windows. Terms whose upper bounds together stay below the threshold can't lift a row to it
   alone (MaxScore, Turtle and Flood 1995): their postings are looked up only for rows that could still reach it. Which
   terms are added up and which are looked up is chosen anew for each window by what it costs.

Rows that hold no term are never touched then, and nothing of the corpus's size is allocated. A range of rows cuts the
postings before they are read; a set of outlets is checked before a row is looked up, or, where it holds few rows, is
walked itself. Scores that decide are summed in double precision, in the order of the terms.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.compiled import kernel

FIRST_COST = 40_000.0
WINDOW = 32_768
FIRST_WINDOW = 4096
ALL_WINDOW, BLOCK = 4096, 64  # rows whose postings are added up together, and those of them that are looked at together
TINY = 1e-300  # less than any score
# Costs in nanoseconds, measured: to add up a posting, to look one up, to check a row's outlet.
ADD, LOOK_UP, CHECK = 2.5, 30.0, 4.0
# Likewise where all are added up at once: for each posting, and for each row.
ADD_ALL, SCAN = 1.5, 0.8
FEW = 0.2  # below this share of wanted rows it pays to check each posting, and not only the rows that could be found
TYPICAL = 0.65  # of its term's upper bound: what a posting gives in most texts
NO_ROW = 2**31 - 1
SLACK = 1e-5  # of single precision, in which windows are summed


@kernel
def _seek(rows: NDArray[np.int32], start: int, end: int, row: int, size: int) -> int:
    """The first place from `start` on, before `end`, that holds `row` or a later one. `size` bounds the rows."""
    if start >= end or rows[start] >= row:
        return start
    if row >= size:
        return end
    # Rows are spread evenly, more or less: begin where it should stand, and go on from there by doubled steps.
    first = rows[start]
    place = start + int((end - start) * (float(row - first) / float(size - first)))
    step = 4
    if rows[place] < row:
        low = place
        while low + step < end and rows[low + step] < row:
            low += step
            step *= 2
        high = min(low + step, end)
    else:
        high = place
        while high - step > start and rows[high - step] >= row:
            high -= step
            step *= 2
        low = max(high - step, start)
    low += 1
    while low < high:
        middle = (low + high) >> 1
        if rows[middle] < row:
            low = middle + 1
        else:
            high = middle
    return low


@kernel
def _replace_worst(scores: NDArray[np.float64], found: NDArray[np.int64], score: float, row: int) -> None:
    """Puts a row in the place of the worst one of a heap (the lowest score first, of equal ones the last row)."""
    size, here = len(scores), 0
    while True:
        child = 2 * here + 1
        if child >= size:
            break
        other = child + 1
        if other < size and (
            scores[other] < scores[child] or (scores[other] == scores[child] and found[other] > found[child])
        ):
            child = other
        if scores[child] > score or (scores[child] == score and found[child] < row):
            break
        scores[here] = scores[child]
        found[here] = found[child]
        here = child
    scores[here] = score
    found[here] = row


@kernel
def _whole_score(
    rows: NDArray[np.int32],
    weights: NDArray[np.float32],
    begins: NDArray[np.int64],
    ends: NDArray[np.int64],
    gains: NDArray[np.float64],
    done: int,
    row: int,
    size: int,
) -> float:
    """The score of `row`; -1 if one of the first `done` terms holds it, which means that it was scored before."""
    score = 0.0
    for term in range(len(gains)):
        place = _seek(rows, begins[term], ends[term], row, size)
        if place < ends[term] and rows[place] == row:
            if term < done:
                return -1.0
            score += gains[term] * weights[place]
    return score


@kernel
def _split(
    left: NDArray[np.int64],
    ends: NDArray[np.int64],
    bounds: NDArray[np.float64],
    rest: NDArray[np.float64],
    first: int,
    threshold: float,
    share: float,
) -> int:
    """Up to which term postings are added up, so that a window costs least; those behind it are looked up."""
    count = len(bounds)
    best, cheapest, added = count, np.inf, 0.0
    for split in range(first + 1, count + 1):
        added += ends[split - 1] - left[split - 1]
        needed = threshold - rest[split]
        if needed <= 0 and split < count:
            continue
        looked_up = 0.0
        if split < count:
            for term in range(first, split):
                if TYPICAL * bounds[term] >= needed:
                    looked_up += ends[term] - left[term]
        cost = ADD * added + (LOOK_UP * share + CHECK) * looked_up
        if cost < cheapest:
            best, cheapest = split, cost
    return best


@kernel
def _best_of_all(
    rows: NDArray[np.int32],
    weights: NDArray[np.float32],
    begins: NDArray[np.int64],
    ends: NDArray[np.int64],
    gains: NDArray[np.float64],
    first_row: int,
    last_row: int,
    wanted: NDArray[np.bool_],
    found: NDArray[np.int64],
    scores: NDArray[np.float64],
) -> None:
    """Adds up all postings, and puts the best rows into the heap of `found` and `scores`, which holds none yet."""
    sums = np.zeros(ALL_WINDOW)
    left = begins.copy()
    for base in range(first_row, last_row, ALL_WINDOW):
        until = min(base + ALL_WINDOW, last_row)
        for term in range(len(gains)):
            gain, start = gains[term], left[term]
            left[term] = _seek(rows, start, ends[term], until, last_row)
            for place in range(start, left[term]):
                sums[np.uintp(rows[place] - base)] += gain * weights[place]
        for start in range(0, until - base, BLOCK):
            least, good = max(scores[0], TINY), 0
            for here in range(start, start + BLOCK):  # without a branch, for several rows at once
                good += sums[here] >= least
            if good == 0:
                continue
            for here in range(start, start + BLOCK):
                score, row = sums[here], base + here
                better = score > scores[0] or (score == scores[0] and row < found[0])
                if better and score > 0 and (len(wanted) == 0 or wanted[row]):
                    _replace_worst(scores, found, score, row)
        sums[:] = 0.0


@kernel
def best_rows(
    rows: NDArray[np.int32],
    weights: NDArray[np.float32],
    starts: NDArray[np.int64],
    terms: NDArray[np.int32],
    gains: NDArray[np.float64],
    bounds: NDArray[np.float64],
    k: int,
    least: float,
    first_row: int,
    last_row: int,
    wanted: NDArray[np.bool_],
    share: float,
    at_once: float,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The best `k` rows from `first_row` to before `last_row` with their scores, in no order; of equal ones the first.

    rows, weights, starts   the postings of the segment
    terms                   the numbers of the question's terms, -1 for one that the segment doesn't hold
    gains, bounds           what a weight of 1 adds to a score, and the most that each term adds; bounds fall
    least                   rows below this score are not wanted
    wanted                  whether each row may be found; empty: all of them may
    share                   the share of rows that may, about
    at_once                 up to this cost in nanoseconds all postings are added up, and none is looked up
    """
    count = len(terms)
    begins, ends = np.empty(count, np.int64), np.empty(count, np.int64)
    rest = np.zeros(count + 1)  # the most that the terms from here on add
    for term in range(count - 1, -1, -1):
        rest[term] = rest[term + 1] + bounds[term] * (1 + 1e-9) + 1e-12  # sums are rounded, too
        begins[term] = ends[term] = 0
        if terms[term] >= 0:
            begin, end = starts[terms[term]], starts[terms[term] + 1]
            begins[term] = _seek(rows, begin, end, first_row, last_row) if first_row else begin
            ends[term] = _seek(rows, begins[term], end, last_row, NO_ROW)
    scores = np.full(k, least)
    found = np.full(k, NO_ROW, np.int64)
    postings = float((ends - begins).sum())
    if SCAN * (last_row - first_row) + ADD_ALL * postings < min(at_once, LOOK_UP * count * postings):
        _best_of_all(rows, weights, begins, ends, gains, first_row, last_row, wanted, found, scores)
        return found, scores
    restricted = len(wanted) > 0
    few = restricted and share < FEW
    left = begins.copy()

    done = 0  # so many terms are through
    spent = 0.0
    while done < count and rest[done] >= scores[0]:
        each = LOOK_UP * (count - done)
        if restricted:
            each = CHECK + share * each
        spent += each * (ends[done] - begins[done])
        if spent > FIRST_COST:
            break
        left[:] = begins
        for place in range(begins[done], ends[done]):
            score = gains[done] * weights[place]
            if score + rest[done + 1] < scores[0]:
                continue
            row = int(rows[place])
            if restricted and not wanted[row]:
                continue
            for term in range(done + 1, count):
                if score + rest[term] < scores[0]:
                    score = -1.0
                    break
                left[term] = _seek(rows, left[term], ends[term], row, last_row)
                if left[term] < ends[term] and rows[left[term]] == row:
                    score += gains[term] * weights[left[term]]
            if score > scores[0] or (score == scores[0] and row < found[0]):
                score = _whole_score(rows, weights, begins, ends, gains, done, row, last_row)
                if score > scores[0] or (score == scores[0] and row < found[0]):
                    _replace_worst(scores, found, score, row)
        done += 1

    more = done < count and rest[done] >= scores[0]
    sums = np.zeros(WINDOW if more else 0, np.float32)
    touched = np.empty(WINDOW if more else 0, np.int32)
    left[:] = begins
    window = np.empty(count, np.int64)  # where the postings of the window begin
    base, size = first_row, FIRST_WINDOW
    while base < last_row and done < count and rest[done] >= scores[0]:
        split = _split(left, ends, bounds, rest, done, scores[0], share)
        until = min(base + size, last_row)
        held = 0
        for term in range(done, count):
            window[term] = left[term]
            left[term] = _seek(rows, left[term], ends[term], until, last_row)
        for term in range(done, split):
            gain = np.float32(gains[term])
            for place in range(window[term], left[term]):
                if few and not wanted[rows[place]]:
                    continue
                here = np.uintp(rows[place] - base)
                touched[np.uintp(held)] = here
                held += sums[here] == 0
                sums[here] += gain * weights[place]
        needed = np.float32((scores[0] - rest[split]) * (1 - SLACK))
        for place in range(held):
            here = np.uintp(touched[place])
            added = sums[here]
            sums[here] = 0
            row = int(here) + base
            if added < needed or (restricted and not wanted[row]):
                continue
            most = np.float64(added) * (1 + SLACK)
            for other in range(split, count):
                if most + rest[other] < scores[0]:
                    break
                there = _seek(rows, window[other], left[other], row, until)
                if there < left[other] and rows[there] == row:
                    most += gains[other] * weights[there]
            else:
                if most >= scores[0]:
                    score = _whole_score(rows, weights, begins, ends, gains, done, row, last_row)
                    if score > scores[0] or (score == scores[0] and row < found[0]):
                        _replace_worst(scores, found, score, row)
                        needed = np.float32((scores[0] - rest[split]) * (1 - SLACK))
        base = until
        size = min(WINDOW, 2 * size)

    return found, scores
