"""The backgrounds of a card: paper under uneven light, and the patterns drawn over it."""

from collections.abc import Callable
from random import Random

import numpy as np

Pattern = Callable[[Random, np.ndarray, np.ndarray], np.ndarray]


def _cut(random: Random, wave: np.ndarray) -> np.ndarray:
    """A wave as it is, or only its crests: thin lines."""
    return np.maximum(wave, random.choice([-1, 0, 0.6, 0.85]))


def _waves(random: Random, y: np.ndarray, x: np.ndarray) -> np.ndarray:
    """The wavy lines of a guilloche."""
    pitch, slope, bend = random.uniform(4, 30), random.uniform(-1, 1), random.uniform(0, 7)
    wide = random.uniform(12, 60)
    return _cut(random, np.sin((y + slope * x + bend * np.sin(x / wide)) * (2 * np.pi / pitch)))


def _crossed(random: Random, y: np.ndarray, x: np.ndarray) -> np.ndarray:
    return np.maximum(_waves(random, y, x), _waves(random, y, x))


def _mottled(random: Random, y: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Soft spots, like those of a picture under the print or of a worn foil."""
    spots = sum(
        np.sin(x * random.uniform(-0.12, 0.12) + y * random.uniform(-0.12, 0.12) + random.uniform(0, 6))
        for _ in range(4)
    )
    return spots / 2


def _rosette(random: Random, y: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Rings with petals around a point that may be off the line."""
    dx, dy = x - random.uniform(0, x.max()), y - random.uniform(-60, 100)
    radius, angle = np.hypot(dx, dy), np.arctan2(dy, dx)
    petals = random.uniform(2, 9) * np.sin(angle * random.randint(5, 18))
    return _cut(random, np.sin((radius + petals) * (2 * np.pi / random.uniform(4, 16))))


def _contours(random: Random, y: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Lines of equal height over hills, as on a map."""
    hills = sum(
        np.sin(x / random.uniform(25, 90) + y / random.uniform(15, 60) + random.uniform(0, 6)) for _ in range(3)
    )
    return _cut(random, np.sin(hills * random.uniform(3, 8)))


LEARNT: tuple[Pattern, ...] = (_waves, _waves, _crossed, _mottled)
UNSEEN: tuple[Pattern, ...] = (_rosette, _contours)


def ground(random: Random, height: int, width: int, patterns: tuple[Pattern, ...]) -> np.ndarray:
    """The brightness of each place, about 0 to 1."""
    y = np.arange(height, dtype=np.float32)[:, None]
    x = np.arange(width, dtype=np.float32)[None]
    light = np.full((height, width), random.uniform(0.55, 0.95), np.float32)
    light += random.uniform(-0.1, 0.1) * (x / width - 0.5) + random.uniform(-0.08, 0.08) * (y / height - 0.5)
    for _ in range(random.choice([0, 1, 1, 2, 3])):
        light += random.uniform(0.01, 0.1) * random.choice(patterns)(random, y, x) * random.choice([1, -1])
    return light
