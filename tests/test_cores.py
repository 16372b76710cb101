"""Work that is shared out gives what it gives when one process does all of it."""

from __future__ import annotations

import os
import threading
import time
from functools import partial

import pytest

from handbook_data import cores
from handbook_data.cores import Beside, shared_out

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


@pytest.mark.parametrize("number", [1, 2, 4])
def test_an_exception_of_a_job_is_raised_here(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(cores, "_cores", lambda: number)
    with pytest.raises(ValueError, match="job 1"):
        shared_out([partial(int, 0), partial(refuse, 1), partial(int, 2)])
    with pytest.raises(ValueError, match="job 3"), Beside(partial(refuse, 3)) as job:
        job.result()


@pytest.mark.parametrize("number", [2, 4])
def test_what_a_process_that_ended_left_is_done_here(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(cores, "_cores", lambda: number)
    assert shared_out([partial(in_another_process, number) for number in range(20)]) == list(range(20))
    with Beside(partial(in_another_process, 7)) as job:
        assert job.result() == 7


def test_a_job_beside_is_done_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "_cores", lambda: 2)
    many = ["x" * 100] * 10_000  # more than a pipe holds
    with Beside(lambda: (os.getpid(), many)) as job:
        other, given = job.result()
    assert other != HERE
    assert given == many


def test_a_job_that_nobody_asks_for_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "_cores", lambda: 2)
    with Beside(partial(time.sleep, 600)):
        pass


def test_where_no_process_is_to_be_had_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(cores, "_cores", lambda: 2)
    monkeypatch.setattr(os, "fork", refused)
    with Beside(os.getpid) as job:
        assert job.result() == HERE
    assert shared_out([os.getpid] * 3) == [HERE] * 3


def test_a_process_with_other_threads_is_not_forked() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert cores._cores() == 1
    finally:
        stop.set()
        thread.join()
