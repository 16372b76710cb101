"""Do work in other processes beside this one, where the machine has the cores and the work is worth it.

The processes are forked, so that jobs see all that was there before and nothing is sent to them. The pool
of the standard library does the same; to import it and start its threads takes longer than many a job.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any, BinaryIO, Generic, Self, TypeVar

T = TypeVar("T")

MOST = 4
"""The most processes that share work: what is not shared out, such as reading, is soon the larger part."""


class Beside(Generic[T]):
    """A job that a process forked from this one has begun, while this one goes on with something else.

    What it gives is sent back and can be pickled; what it leaves behind elsewhere is lost. It is done here,
    when it is asked for, if there is one core only, if this process has other threads and cannot be forked
    safely, or if the other process could not finish. At the end of the context the other process is ended.
    """

    def __init__(self, job: Callable[[], T]) -> None:
        self._job = job
        self._child = _forked(job) if _cores() > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._child is not None:
            number, pipe = self._child
            pipe.close()
            os.kill(number, signal.SIGKILL)
            os.waitpid(number, 0)

    def result(self) -> T:
        """What the job gives; an exception of it is raised here. To be asked once."""
        if self._child is not None:
            number, pipe = self._child
            sent = pipe.read()
            pipe.close()
            _, status = os.waitpid(number, 0)
            self._child = None
            if status == 0:
                given: T = pickle.loads(sent)  # written by the process above
                return given
        return self._job()


def shared_out(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """What each job gives, in their order, worked out by this process and others forked from it.

    Each process takes the next job that none has taken. Jobs which share what they work out on the way
    belong together.
    """
    if (processes := min(_cores(), MOST, len(jobs))) < 2:
        return [job() for job in jobs]
    tickets = _tickets(len(jobs))
    with ExitStack() as stack:
        stack.callback(os.close, tickets)
        others = [stack.enter_context(Beside(partial(_taken, jobs, tickets))) for _ in range(processes - 1)]
        done = _taken(jobs, tickets)
        for other in others:
            done |= other.result()
    return [done[number] if number in done else job() for number, job in enumerate(jobs)]


def _taken(jobs: Sequence[Callable[[], T]], tickets: int) -> dict[int, T]:
    """What the jobs give that this process could take, by their numbers."""
    return {number: jobs[number]() for number in _drawn(tickets)}


def _tickets(count: int) -> int:
    """A pipe with the number of each job, from which any process draws the next."""
    ours, theirs = os.pipe()
    with os.fdopen(theirs, "wb") as pipe:
        pipe.write(b"".join(number.to_bytes(2) for number in range(count)))
    return ours


def _drawn(tickets: int) -> Iterator[int]:
    while ticket := os.read(tickets, 2):
        yield int.from_bytes(ticket)


def _cores() -> int:
    """How many processes can work at once, this one among them: one where it cannot be forked."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _forked(job: Callable[[], Any]) -> tuple[int, BinaryIO] | None:
    """The number of a process that does a job, and the pipe through which it sends what the job gives."""
    ours, theirs = os.pipe()
    try:
        number = os.fork()
    except OSError:  # no process is to be had
        os.close(ours)
        os.close(theirs)
        return None
    if number:
        os.close(theirs)
        return number, os.fdopen(ours, "rb")
    status = 1  # whatever goes wrong goes wrong again in the process that asks, and is told there
    try:
        with os.fdopen(theirs, "wb") as pipe:
            pickle.dump(job(), pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)
