"""The measure itself: it lets linear work pass, slow or quick, and stops work that grows with the square."""

import pytest
import timing


@pytest.fixture
def spend(monkeypatch):
    """A clock that moves only when told to."""
    now = [0.0]
    monkeypatch.setattr(timing.time, "process_time", lambda: now[0])

    def pass_time(seconds):
        now[0] += seconds

    return pass_time


def test_linear_work_passes(spend):
    timing.assert_linear(lambda n: spend(n / 100), int, 1000)


def test_quick_work_is_not_compared(spend):
    runs = []
    timing.assert_linear(lambda n: (runs.append(n), spend(n * n / 1e7)), int, 1000)
    assert runs == [62, 1000]


def test_quadratic_work_fails(spend):
    with pytest.raises(AssertionError, match=r"2.50 s for half of it, 10.00 s for all"):
        timing.assert_linear(lambda n: spend(n * n / 1e5), int, 1000)


def test_one_noisy_run_fails_nothing(spend):
    noise = iter([0, 9, 9, 0, 9, 0])
    timing.assert_linear(lambda n: spend(n / 1000 + next(noise)), int, 1000)
