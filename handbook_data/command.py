"""How every command ends: with its own exit code, or with one message for what nobody foresaw."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable

from handbook_data.checking import InvalidHandbookError
from handbook_data.clock import ClockError
from handbook_data.problems import told_of


def run(main: Callable[[], int]) -> int:
    """Run a command; return its exit code, or 1 with one message instead of a traceback.

    `python -X dev` shows the traceback of what was not foreseen.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name of a file need not be text that can be printed
            stream.reconfigure(errors="backslashreplace")
    try:
        code = main()
        sys.stdout.flush()
        gc.freeze()  # the process ends: nothing needs to be looked through for garbage
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # whoever read the output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (ClockError, InvalidHandbookError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'the system'}: {error.strerror or error}", file=sys.stderr)
        return 1
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        print(f"This command does not foresee {told_of(error)}", file=sys.stderr)
        return 1
    return code
