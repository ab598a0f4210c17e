"""Who watches for a record: a process, named so that others of its machine can tell whether it is
still there."""

import os
import socket
from secrets import token_hex


def new_holder(process: int | None = None) -> str:
    """A name that no other process has: its machine, its number there, and something random."""
    return f"{socket.gethostname()} {process or os.getpid()} {token_hex(8)}"


def is_dead(holder: str) -> bool:
    """Whether a process of this machine is there no more; of another machine nobody can tell."""
    machine, _, rest = holder.partition(" ")
    number, _, _ = rest.partition(" ")
    if machine != socket.gethostname() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:  # there, but somebody else's
        return False
    return False
