"""Lines to learn from and to be measured on.

Each is made from a seed and its number alone, so any run can be taken up again.
"""

import math
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from random import Random

import numpy as np
import torch
from PIL import Image

from damage import damage_line
from drawing import draw_row
from faces import LEARNT as LEARNT_FACES
from faces import Faces
from grounds import LEARNT as LEARNT_PATTERNS
from grounds import Pattern
from net import COLUMNS_PER_STEP
from rows import row
from texts import CHARACTERS, Row

HEIGHT = 32
# The engine cuts lines out of photos so high, for the stock recognisers, and makes them smaller for this one.
CUT = 48
LONGEST = 832
BATCH = 32
POOL = 16 * BATCH
# So many lines until all of the damage is in use: easy ones come first.
RAMP = 20_000


@dataclass(frozen=True)
class Kind:
    """What sort of lines: what they say, what they are set in and on, how small and how spoilt they are."""

    rows: Callable[[Random], Row] = row
    faces: Faces = LEARNT_FACES
    patterns: tuple[Pattern, ...] = LEARNT_PATTERNS
    # Heights of a capital on the photo, in pixels; more small ones than large ones.
    capitals: tuple[float, float] = (5.5, 32)
    strengths: tuple[float, float] = (0, 1)


@dataclass(frozen=True)
class Line:
    grey: np.ndarray
    said: str


LEARNT = Kind()


def normalised(grey: np.ndarray) -> np.ndarray:
    """Light around zero, so that dark and pale photos look alike. The engine does the same: models/skimLine.ts."""
    values = grey.astype(np.float32)
    return (values - values.mean()) / (values.std() + 4)


def can_be_said(said: str, width: int) -> bool:
    """CTC needs a step for every letter, and one more between two alike."""
    return width // COLUMNS_PER_STEP >= len(said) + sum(a == b for a, b in zip(said, said[1:]))


def cut_high(picture: Image.Image, height: int) -> Image.Image:
    width = max(16, round(picture.width * height / picture.height))
    return picture.resize((width, height), Image.Resampling.BILINEAR)


def as_input(picture: Image.Image) -> np.ndarray:
    """A line cut out of a photo, as high as the reader wants it."""
    cut = cut_high(picture, HEIGHT)
    return np.asarray(cut if cut.width <= LONGEST else cut.resize((LONGEST, HEIGHT), Image.Resampling.BILINEAR))


def make_photo(kind: Kind, seed: int, number: int, ramp: int = 0) -> tuple[Image.Image, str]:
    """Line `number` of a seed as a photo has it, and what it says. What is too narrow to be read is drawn anew."""
    random = Random(f"{seed}:{number}")
    easy = min(1, 0.3 + number / ramp) if ramp else 1
    smallest, largest = (math.log(height) for height in kind.capitals)
    while True:
        what = kind.rows(random)
        strength = random.uniform(*kind.strengths) * easy
        # The ramp raises the floor too: letters of six pixels are nothing to begin with.
        capital = math.exp(random.uniform(smallest + (1 - easy) * (largest - smallest) * 0.5, largest))
        photo = damage_line(random, draw_row(random, what, kind.faces, kind.patterns), capital, strength)
        if can_be_said(what.said, min(LONGEST, photo.width * HEIGHT // photo.height)):
            return photo, what.said


def make_line(kind: Kind, seed: int, number: int, ramp: int = 0) -> Line:
    """The same line, as the reader gets it: now and then straight from the photo, mostly as the engine does it."""
    photo, said = make_photo(kind, seed, number, ramp)
    return Line(as_input(photo if number % 4 == 0 else cut_high(photo, CUT)), said)


def pool(seed: int, number: int) -> list[list[Line]]:
    """Batches of lines of about one length."""
    drawn = [make_line(LEARNT, seed, number * POOL + i, RAMP) for i in range(POOL)]
    drawn.sort(key=lambda line: line.grey.shape[1])
    cut = [drawn[i : i + BATCH] for i in range(0, POOL, BATCH)]
    Random(f"{seed}:pool:{number}").shuffle(cut)
    return cut


def _leave_interrupts() -> None:
    """Ctrl-C is for the trainer alone, which then lets those who draw go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def pools(seed: int, number: int, drawers: int) -> Iterator[list[list[Line]]]:
    """Pools from `number` on: drawn here, or ahead by so many processes. The lines are the same."""
    if drawers == 0:
        yield from (pool(seed, n) for n in count(number))
    with multiprocessing.get_context("spawn").Pool(drawers, _leave_interrupts) as hands:
        ahead = deque(hands.apply_async(pool, (seed, number + n)) for n in range(2 * drawers))
        for n in count(number + len(ahead)):
            ahead.append(hands.apply_async(pool, (seed, n)))
            yield ahead.popleft().get()


def tensors(batch: list[Line], random: Random) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """A batch side by side, each line at a place a little different, what they say, and how much each says."""
    width = math.ceil((max(line.grey.shape[1] for line in batch) + 4) / 8) * 8
    x = torch.zeros(len(batch), 1, HEIGHT, width)
    for i, line in enumerate(batch):
        at = random.randint(0, 3)
        x[i, 0, :, at : at + line.grey.shape[1]] = torch.from_numpy(normalised(line.grey))
    codes = [[CHARACTERS.index(letter) + 1 for letter in line.said] for line in batch]
    return x, torch.tensor(sum(codes, [])), torch.tensor([len(code) for code in codes])
