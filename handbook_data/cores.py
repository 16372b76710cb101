"""Share work out among two processes, where the machine has the cores and the work is worth it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

T = TypeVar("T")

_inherited: Sequence[Callable[[], Any]] = ()


def shared_out(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """What each job gives, in their order, worked out by this process and by one that is forked from it.

    The other process takes jobs from the end, this one those that are left from the beginning. Jobs see
    all that was there before the fork; what they give is sent back and can be pickled. What they leave
    behind elsewhere is lost, so that jobs which share what they work out on the way belong together.
    What the other process could not finish is done here. With one core, or in a process that has other
    threads and cannot be forked safely, all of it is.
    """
    if not _can_fork():
        return [job() for job in jobs]
    pool = ProcessPoolExecutor(1, get_context("fork"), initializer=_inherit, initargs=(jobs,))
    with pool:
        futures: dict[int, Future[T]] = {}
        with suppress(OSError, BrokenProcessPool):  # no process is to be had
            for number in reversed(range(len(jobs))):
                futures[number] = pool.submit(_done, number)
        return [_got(job, futures.get(number)) for number, job in enumerate(jobs)]


def _can_fork() -> bool:
    several = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return several > 1 and "fork" in get_all_start_methods() and threading.active_count() == 1


def _got(job: Callable[[], T], future: Future[T] | None) -> T:
    """What a job gives: done here unless the other process has begun it and ends it."""
    if future is not None and not future.cancel():
        with suppress(BrokenProcessPool):
            return future.result()
    return job()


def _inherit(jobs: Sequence[Callable[[], Any]]) -> None:
    """Keep in a forked process what it is to do: the jobs were there before the fork, and are not sent."""
    global _inherited
    _inherited = jobs


def _done(number: int) -> Any:
    return _inherited[number]()
