import os
import signal

import pytest

from walkwith.foundation.server import undisturbed


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_what_must_be_whole_is_finished_before_ctrl_c_holds(stop: signal.Signals) -> None:
    done = []
    before = signal.getsignal(stop)
    with pytest.raises(KeyboardInterrupt), undisturbed():
        os.kill(os.getpid(), stop)
        done.append("the other half")
    assert done == ["the other half"]
    assert signal.getsignal(stop) == before


def test_nothing_happens_where_nobody_disturbs() -> None:
    with undisturbed():
        done = True
    assert done
