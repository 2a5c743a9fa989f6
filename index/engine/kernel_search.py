"""The ranking's inner loop, compiled: the best rows of one segment for the terms of a question.

Exact, and safe from several threads. `best_rows` chooses between two algorithms:

- Exhaustive (`_add_all`), where it is fast: all postings are added up, window by window, each small enough for a
  processor's nearest memory.
- Pruned, in two steps over the terms in the order of their upper bounds, rarest first. `_score_rarest` scores rows of
  the rarest terms one by one until some hundred are done: their k-th best score is the first threshold. No row is
  scored twice. `_score_windows` takes the other rows in windows. Terms whose upper bounds together stay below the
  threshold can't lift a row to it alone (MaxScore, Turtle and Flood 1995): their postings are looked up only for rows
  that could still reach it. For each window, `_choose_split` decides by cost which terms are added up and which are
  looked up.

Pruning touches no row without a term, and allocates nothing of the corpus's size. A range of rows narrows the postings
before they are read; a set of allowed rows is checked before a row is looked up or, if it has few rows, for each
posting. Final scores are summed in double precision, in the order of the terms.

The arrays are in files, and may hold anything if these are damaged: no value makes a kernel read or write outside an
array. A row's index in a window is masked, which is cheaper than a comparison; a damaged array then gives a wrong
result, which the checksums detect.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.compiled import kernel

FIRST_COST = 40_000.0
WINDOW = 32_768
FIRST_WINDOW = 4096
ALL_WINDOW, BLOCK = 4096, 64  # rows whose postings are added up together, and rows compared together
IN_WINDOW, IN_ALL_WINDOW = WINDOW - 1, ALL_WINDOW - 1
IN_TOUCHED = 2 * WINDOW - 1  # masks: the sizes of all three are powers of two
TINY = 1e-300  # below any score
# Measured costs, in nanoseconds: adding up a posting, looking one up, checking whether a row is allowed.
ADD, LOOK_UP, CHECK = 2.5, 30.0, 4.0
# The same for the exhaustive algorithm: per posting, and per row.
ADD_ALL, SCAN = 1.5, 0.8
FEW = 0.2  # share of allowed rows below which it pays to check every posting, not only candidates
TYPICAL = 0.65  # typical weight of a posting, as a share of its term's upper bound
NO_ROW = 2**31 - 1
SLACK = 1e-5  # relative error of single precision, in which windows are summed


@kernel
def _seek(rows: NDArray[np.int32], start: int, end: int, row: int, size: int) -> int:
    """Return the first position in `start` to before `end` with `row` or a later row. `size` bounds the rows."""
    if start >= end or rows[start] >= row:
        return start
    if row >= size:
        return end
    # Rows are spread fairly evenly: start at the expected position, then search in doubling steps.
    first = rows[start]
    guess = min(end - 1, start + int((end - start) * (float(row - first) / float(size - first))))
    step = 4
    if rows[guess] < row:
        low = guess
        while low + step < end and rows[low + step] < row:
            low += step
            step *= 2
        high = min(low + step, end)
    else:
        high = guess
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
def _replace_worst(scores: NDArray[np.float64], best: NDArray[np.int64], score: float, row: int) -> None:
    """Replace the worst row of a heap (lowest score; among equal scores, the last row)."""
    size, slot = len(scores), 0
    while True:
        child = 2 * slot + 1
        if child >= size:
            break
        other = child + 1
        if other < size and (
            scores[other] < scores[child] or (scores[other] == scores[child] and best[other] > best[child])
        ):
            child = other
        if scores[child] > score or (scores[child] == score and best[child] < row):
            break
        scores[slot] = scores[child]
        best[slot] = best[child]
        slot = child
    scores[slot] = score
    best[slot] = row


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
    """Return the score of `row`; -1 if it has one of the first `done` terms, and so has already been scored."""
    score = 0.0
    for term in range(len(gains)):
        position = _seek(rows, begins[term], ends[term], row, size)
        if position < ends[term] and rows[position] == row:
            if term < done:
                return -1.0
            score += gains[term] * weights[position]
    return score


@kernel
def _add_all(
    rows: NDArray[np.int32],
    weights: NDArray[np.float32],
    begins: NDArray[np.int64],
    ends: NDArray[np.int64],
    gains: NDArray[np.float64],
    first_row: int,
    last_row: int,
    allowed: NDArray[np.bool_],
    best: NDArray[np.int64],
    scores: NDArray[np.float64],
) -> None:
    """Add up all postings, and put the best rows into the initially empty heap of `best` and `scores`."""
    sums = np.zeros(ALL_WINDOW)
    cursors = begins.copy()
    for base in range(first_row, last_row, ALL_WINDOW):
        until = min(base + ALL_WINDOW, last_row)
        for term in range(len(gains)):
            gain, start = gains[term], cursors[term]
            cursors[term] = _seek(rows, start, ends[term], until, last_row)
            for position in range(start, cursors[term]):
                sums[np.uintp((rows[position] - base) & IN_ALL_WINDOW)] += gain * weights[position]
        for start in range(0, until - base, BLOCK):
            least, good = max(scores[0], TINY), 0
            for slot in range(start, start + BLOCK):  # branch-free, for several rows at once
                good += sums[slot] >= least
            if good == 0:
                continue
            for slot in range(start, start + BLOCK):
                score, row = sums[slot], base + slot
                better = score > scores[0] or (score == scores[0] and row < best[0])
                if better and score > 0 and row < until and (len(allowed) == 0 or allowed[row]):
                    _replace_worst(scores, best, score, row)
        sums[:] = 0.0


@kernel
def _score_rarest(
    rows: NDArray[np.int32],
    weights: NDArray[np.float32],
    begins: NDArray[np.int64],
    ends: NDArray[np.int64],
    gains: NDArray[np.float64],
    rest: NDArray[np.float64],
    last_row: int,
    allowed: NDArray[np.bool_],
    share: float,
    best: NDArray[np.int64],
    scores: NDArray[np.float64],
) -> int:
    """Score the rows of the rarest terms one by one until `FIRST_COST` is spent; return the number of terms done."""
    count, restricted = len(gains), len(allowed) > 0
    cursors = begins.copy()
    done, spent = 0, 0.0
    while done < count and rest[done] >= scores[0]:
        cost = LOOK_UP * (count - done)
        if restricted:
            cost = CHECK + share * cost
        spent += cost * (ends[done] - begins[done])
        if spent > FIRST_COST:
            break
        cursors[:] = begins
        for position in range(begins[done], ends[done]):
            score = gains[done] * weights[position]
            if score + rest[done + 1] < scores[0]:
                continue
            row = int(rows[position])
            if row < 0 or row >= last_row or (restricted and not allowed[row]):
                continue
            for term in range(done + 1, count):
                if score + rest[term] < scores[0]:
                    score = -1.0
                    break
                cursors[term] = _seek(rows, cursors[term], ends[term], row, last_row)
                if cursors[term] < ends[term] and rows[cursors[term]] == row:
                    score += gains[term] * weights[cursors[term]]
            if score > scores[0] or (score == scores[0] and row < best[0]):
                score = _whole_score(rows, weights, begins, ends, gains, done, row, last_row)
                if score > scores[0] or (score == scores[0] and row < best[0]):
                    _replace_worst(scores, best, score, row)
        done += 1
    return done


@kernel
def _choose_split(
    cursors: NDArray[np.int64],
    ends: NDArray[np.int64],
    bounds: NDArray[np.float64],
    rest: NDArray[np.float64],
    first: int,
    threshold: float,
    share: float,
) -> int:
    """Return the cheapest split of the terms: postings before it are added up, later ones looked up."""
    count = len(bounds)
    best, cheapest, added = count, np.inf, 0.0
    for split in range(first + 1, count + 1):
        added += ends[split - 1] - cursors[split - 1]
        needed = threshold - rest[split]
        if needed <= 0 and split < count:
            continue
        looked_up = 0.0
        if split < count:
            for term in range(first, split):
                if TYPICAL * bounds[term] >= needed:
                    looked_up += ends[term] - cursors[term]
        cost = ADD * added + (LOOK_UP * share + CHECK) * looked_up
        if cost < cheapest:
            best, cheapest = split, cost
    return best


@kernel
def _add_window(
    rows: NDArray[np.int32],
    weights: NDArray[np.float32],
    window: NDArray[np.int64],
    cursors: NDArray[np.int64],
    gains: NDArray[np.float64],
    done: int,
    split: int,
    base: int,
    allowed: NDArray[np.bool_],
    few: bool,
    sums: NDArray[np.float32],
    touched: NDArray[np.int32],
) -> int:
    """Add a window's postings of the terms from `done` to before `split` to `sums`.

    A term's postings span `window` to before `cursors`. Fill `touched` with the rows touched, and return their number.
    """
    count = 0
    for term in range(done, split):
        gain = np.float32(gains[term])
        for position in range(window[term], cursors[term]):
            slot = np.uintp((rows[position] - base) & IN_WINDOW)
            if few and (base + slot >= len(allowed) or not allowed[base + slot]):
                continue
            touched[np.uintp(count & IN_TOUCHED)] = slot
            count += sums[slot] == 0
            sums[slot] += gain * weights[position]
    return min(count, WINDOW)


@kernel
def _score_windows(
    rows: NDArray[np.int32],
    weights: NDArray[np.float32],
    begins: NDArray[np.int64],
    ends: NDArray[np.int64],
    gains: NDArray[np.float64],
    bounds: NDArray[np.float64],
    rest: NDArray[np.float64],
    done: int,
    first_row: int,
    last_row: int,
    allowed: NDArray[np.bool_],
    share: float,
    best: NDArray[np.int64],
    scores: NDArray[np.float64],
) -> None:
    """Score the rows without any of the first `done` terms, window by window, pruning by upper bounds."""
    count, restricted = len(gains), len(allowed) > 0
    few = restricted and share < FEW
    sums = np.zeros(WINDOW, np.float32)
    touched = np.empty(2 * WINDOW, np.int32)  # twice the size: a row is written before it is known to be new
    cursors, window = begins.copy(), np.empty(count, np.int64)
    base, size = first_row, FIRST_WINDOW
    while base < last_row and rest[done] >= scores[0]:
        split = _choose_split(cursors, ends, bounds, rest, done, scores[0], share)
        until = min(base + size, last_row)
        for term in range(done, count):
            window[term] = cursors[term]
            cursors[term] = _seek(rows, cursors[term], ends[term], until, last_row)
        candidates = _add_window(rows, weights, window, cursors, gains, done, split, base, allowed, few, sums, touched)
        needed = np.float32((scores[0] - rest[split]) * (1 - SLACK))
        for number in range(candidates):
            slot = np.uintp(touched[number])
            added = sums[slot]
            sums[slot] = 0
            row = int(slot) + base
            if added < needed or row >= until or (restricted and not allowed[row]):
                continue
            most = np.float64(added) * (1 + SLACK)
            for term in range(split, count):
                if most + rest[term] < scores[0]:
                    break
                position = _seek(rows, window[term], cursors[term], row, until)
                if position < cursors[term] and rows[position] == row:
                    most += gains[term] * weights[position]
            else:
                if most >= scores[0]:
                    score = _whole_score(rows, weights, begins, ends, gains, done, row, last_row)
                    if score > scores[0] or (score == scores[0] and row < best[0]):
                        _replace_worst(scores, best, score, row)
                        needed = np.float32((scores[0] - rest[split]) * (1 - SLACK))
        base = until
        size = min(WINDOW, 2 * size)


@kernel
def best_rows(
    rows: NDArray[np.int32],
    weights: NDArray[np.float32],
    starts: NDArray[np.int32] | NDArray[np.int64],
    terms: NDArray[np.int32],
    gains: NDArray[np.float64],
    bounds: NDArray[np.float64],
    k: int,
    least: float,
    first_row: int,
    last_row: int,
    allowed: NDArray[np.bool_],
    share: float,
    at_once: float,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the best `k` rows from `first_row` to before `last_row` and their scores; among equal scores, the first.

    They are in no order. Raises IndexError if a term, rows or `allowed` don't fit the arrays.

    rows, weights, starts   the postings of the segment
    terms                   the numbers of the question's terms, -1 for one that the segment lacks
    gains, bounds           how much a weight of 1 adds to a score, and the most that each term adds; bounds descend
    least                   the minimum score
    allowed                 whether each row may be returned; empty: all may
    share                   the approximate share of rows that may
    at_once                 the maximum cost, in nanoseconds, of adding up all postings without pruning
    """
    count, size = len(terms), len(rows)
    if len(weights) < size or first_row < 0 or (len(allowed) > 0 and len(allowed) < last_row):
        raise IndexError("rows that the segment doesn't have")
    begins, ends = np.empty(count, np.int64), np.empty(count, np.int64)
    rest = np.zeros(count + 1)  # upper bound of each term and all later ones together
    for term in range(count - 1, -1, -1):
        rest[term] = rest[term + 1] + bounds[term] * (1 + 1e-9) + 1e-12  # allow for rounding of sums
        begins[term] = ends[term] = 0
        if terms[term] >= 0:
            if terms[term] >= len(starts) - 1:
                raise IndexError("a term that the segment doesn't have")
            begin, end = starts[terms[term]], starts[terms[term] + 1]
            if begin < 0 or end < begin or size < end:
                raise IndexError("postings that the segment doesn't have")
            begins[term] = _seek(rows, begin, end, first_row, last_row) if first_row else begin
            ends[term] = _seek(rows, begins[term], end, last_row, NO_ROW)
    scores = np.full(k, least)
    best = np.full(k, NO_ROW, np.int64)
    postings = float((ends - begins).sum())
    if SCAN * (last_row - first_row) + ADD_ALL * postings < min(at_once, LOOK_UP * count * postings):
        _add_all(rows, weights, begins, ends, gains, first_row, last_row, allowed, best, scores)
        return best, scores
    done = _score_rarest(rows, weights, begins, ends, gains, rest, last_row, allowed, share, best, scores)
    if done < count and rest[done] >= scores[0]:
        _score_windows(
            rows, weights, begins, ends, gains, bounds, rest, done, first_row, last_row, allowed, share, best, scores
        )
    return best, scores
