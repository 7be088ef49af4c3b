"""Which rows of several versions of a table are the same row, and in which cells two versions differ."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Positions = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Coded = tuple[npt.NDArray[np.int32], int]
"""A number for each value of a column, and how many different numbers there are."""

_RADIX_LIMIT = 1 << 62
_MANY = 200_000
"""Rows from which on columns are numbered side by side."""


def align(versions: Sequence[pa.Table], key: Sequence[str]) -> list[Positions]:
    """For each version an array over all rows there are in any of them: the row's position, or -1 where that version
    has no such row. Rows are the same if their key is, a blank in it being equal to a blank. Where a version holds a
    key several times, the first is paired with the first, the second with the second."""
    ids = _ids(versions, key)
    if all(np.array_equal(ids[0], each) for each in ids[1:]):
        return [np.arange(len(ids[0])) for _ in ids]
    everything, which = np.unique(np.concatenate(ids), return_inverse=True)
    found = []
    for each in np.split(which, np.cumsum([len(each) for each in ids])[:-1]):
        positions = np.full(len(everything), -1)
        positions[each] = np.arange(len(each))
        found.append(positions)
    return found


def cells(version: pa.Table, column: str, positions: Positions) -> pa.Array:
    """The cells of a column at those positions; blank where the position is -1."""
    values = _one_chunk(version.column(column))
    if len(positions) == len(values) and np.array_equal(positions, np.arange(len(values))):
        return values
    return values.take(pa.array(positions, mask=positions < 0))


def differ(one: pa.Array, other: pa.Array) -> Mask:
    """Where two arrays differ; blank equals blank, and nothing else."""
    if one.equals(other):
        return np.zeros(len(one), dtype=np.bool_)
    both = pc.and_(one.is_valid(), other.is_valid())
    unequal = pc.fill_null(pc.not_equal(one, other), False)
    if pa.types.is_floating(one.type):
        unequal = pc.and_not(unequal, pc.fill_null(pc.and_(pc.is_nan(one), pc.is_nan(other)), False))
    differs = pc.if_else(both, unequal, pc.xor(one.is_valid(), other.is_valid()))
    return np.asarray(differs.to_numpy(zero_copy_only=False), dtype=np.bool_)


def _ids(versions: Sequence[pa.Table], key: Sequence[str]) -> list[Positions]:
    """A number for each row, the same in every version for the same key (and the same how-manieth of that key)."""
    ends = np.cumsum([len(each) for each in versions])[:-1]
    ids = np.split(numbered_keys(versions, key), ends)
    nth = [_nth(each) for each in ids]
    most = max((int(each.max()) for each in nth if len(each)), default=0)
    return [each * (most + 1) + n for each, n in zip(ids, nth, strict=True)] if most else ids


def numbered_keys(versions: Sequence[pa.Table], key: Sequence[str]) -> Positions:
    """A number for each row of all versions, one after the other: equal where the key is."""

    def coded(column: str) -> Coded:
        kind = versions[0].schema.field(column).type
        return code(pa.chunked_array([chunk for each in versions for chunk in each.column(column).chunks], type=kind))

    count = sum(len(each) for each in versions)
    if count < _MANY:
        return numbered(map(coded, key), count)
    with ThreadPoolExecutor(pa.cpu_count()) as threads:  # Arrow lets go of the interpreter while it works
        return numbered(threads.map(coded, key), count)


def code(values: pa.ChunkedArray) -> Coded:
    """A number for each value (a blank is one, too) and how many numbers there are."""
    encoded = pc.dictionary_encode(_one_chunk(values), null_encoding="encode")
    return encoded.indices.to_numpy(zero_copy_only=False), max(len(encoded.dictionary), 1)


def numbered(columns: Iterable[Coded], count: int) -> Positions:
    """A number for each of `count` rows: equal where the numbers of all the columns are."""
    numbers = np.zeros(count, dtype=np.int64)
    span = 1
    for codes, kinds in columns:
        if span * kinds >= _RADIX_LIMIT:
            distinct, numbers = np.unique(numbers, return_inverse=True)
            span = len(distinct)
        numbers = numbers * kinds + codes
        span *= kinds
    # Dense again, so that numbering repeated keys cannot overflow either.
    return np.unique(numbers, return_inverse=True)[1] if span > _RADIX_LIMIT // max(count, 1) else numbers


def repeated(numbers: Positions) -> Positions:
    """The numbers that stand there several times, in rising order."""
    in_order = np.sort(numbers)
    return np.unique(in_order[1:][in_order[1:] == in_order[:-1]])


def _nth(numbers: Positions) -> Positions:
    """How many rows with the same number stand before each row."""
    if not len(repeated(numbers)):
        return np.zeros(len(numbers), dtype=np.int64)
    order = np.argsort(numbers, kind="stable")
    in_order = numbers[order]
    here = np.arange(len(numbers))
    starts = np.ones(len(numbers), dtype=np.bool_)
    starts[1:] = in_order[1:] != in_order[:-1]
    nth = np.empty(len(numbers), dtype=np.int64)
    nth[order] = here - np.maximum.accumulate(np.where(starts, here, 0))
    return nth


def _one_chunk(column: pa.ChunkedArray) -> pa.Array:
    if column.num_chunks == 1:
        return column.chunk(0)
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
