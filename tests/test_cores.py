"""Work that is shared out gives what it gives when one process does all of it."""

from __future__ import annotations

import os
import threading
from functools import partial

import pytest

from handbook_data import cores
from handbook_data.cores import shared_out

HERE = os.getpid()


def in_another_process(number: int) -> int:
    """End any process but this one, as a full memory would."""
    if os.getpid() != HERE:
        os._exit(9)
    return number


def refuse(number: int) -> int:
    raise ValueError(f"job {number}")


def test_what_jobs_give_comes_in_their_order() -> None:
    assert shared_out([partial(pow, number, 2) for number in range(50)]) == [n * n for n in range(50)]
    assert shared_out([]) == []


def test_jobs_see_what_was_there_and_need_not_be_sent() -> None:
    lock = threading.Lock()  # cannot be pickled
    assert shared_out([lambda: lock.locked(), lambda: lock.locked()]) == [False, False]


@pytest.mark.parametrize("can_fork", [True, False])
def test_an_exception_of_a_job_is_raised_here(monkeypatch: pytest.MonkeyPatch, can_fork: bool) -> None:
    monkeypatch.setattr(cores, "_can_fork", lambda: can_fork)
    with pytest.raises(ValueError, match="job 1"):
        shared_out([partial(int, 0), partial(refuse, 1)])


def test_what_a_process_that_ended_left_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "_can_fork", lambda: True)
    assert shared_out([partial(in_another_process, number) for number in range(20)]) == list(range(20))


def test_a_process_with_other_threads_is_not_forked() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert not cores._can_fork()
    finally:
        stop.set()
        thread.join()
