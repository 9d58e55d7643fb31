"""Lines for learning and for measuring.

Each depends only on a seed and its number, so any run can be resumed.
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
# The engine cuts lines out of photos at this height for the stock recognisers, and shrinks them for this reader.
CUT = 48
LONGEST = 832
BATCH = 32
POOL = 16 * BATCH
# Number of lines until the damage reaches its full strength: easy lines come first.
RAMP = 20_000


@dataclass(frozen=True)
class Kind:
    """A kind of lines: text, typefaces, backgrounds, size and damage."""

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
    """Centres the brightness around zero, so that dark and pale photos look alike, as models/skimLine.ts does."""
    values = grey.astype(np.float32)
    return (values - values.mean()) / (values.std() + 4)


def can_be_said(said: str, width: int) -> bool:
    """CTC needs a step for every letter, and one more between two equal letters."""
    return width // COLUMNS_PER_STEP >= len(said) + sum(a == b for a, b in zip(said, said[1:]))


def cut_high(picture: Image.Image, height: int) -> Image.Image:
    width = max(16, round(picture.width * height / picture.height))
    return picture.resize((width, height), Image.Resampling.BILINEAR)


def as_input(picture: Image.Image) -> np.ndarray:
    """A line cut out of a photo, at the height the reader expects."""
    cut = cut_high(picture, HEIGHT)
    return np.asarray(cut if cut.width <= LONGEST else cut.resize((LONGEST, HEIGHT), Image.Resampling.BILINEAR))


def make_photo(kind: Kind, seed: int, number: int, ramp: int = 0) -> tuple[Image.Image, str]:
    """Line `number` of a seed as a photo shows it, and its text. A line too narrow to be read is drawn again."""
    random = Random(f"{seed}:{number}")
    easy = min(1, 0.3 + number / ramp) if ramp else 1
    smallest, largest = (math.log(height) for height in kind.capitals)
    while True:
        what = kind.rows(random)
        strength = random.uniform(*kind.strengths) * easy
        # The ramp also raises the least size: letters of six pixels are no start.
        capital = math.exp(random.uniform(smallest + (1 - easy) * (largest - smallest) * 0.5, largest))
        photo = damage_line(random, draw_row(random, what, kind.faces, kind.patterns), capital, strength)
        if can_be_said(what.said, min(LONGEST, photo.width * HEIGHT // photo.height)):
            return photo, what.said


def make_line(kind: Kind, seed: int, number: int, ramp: int = 0) -> Line:
    """The same line as the reader gets it: sometimes straight from the photo, mostly the way the engine does it."""
    photo, said = make_photo(kind, seed, number, ramp)
    return Line(as_input(photo if number % 4 == 0 else cut_high(photo, CUT)), said)


def pool(seed: int, number: int) -> list[list[Line]]:
    """Batches of lines of similar length."""
    drawn = [make_line(LEARNT, seed, number * POOL + i, RAMP) for i in range(POOL)]
    drawn.sort(key=lambda line: line.grey.shape[1])
    cut = [drawn[i : i + BATCH] for i in range(0, POOL, BATCH)]
    Random(f"{seed}:pool:{number}").shuffle(cut)
    return cut


def _leave_interrupts() -> None:
    """Only the trainer handles Ctrl-C; it then ends the processes that draw."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def pools(seed: int, number: int, drawers: int) -> Iterator[list[list[Line]]]:
    """Pools from `number` on, drawn here or ahead of time by `drawers` processes. The lines are the same."""
    if drawers == 0:
        yield from (pool(seed, n) for n in count(number))
    with multiprocessing.get_context("spawn").Pool(drawers, _leave_interrupts) as hands:
        ahead = deque(hands.apply_async(pool, (seed, number + n)) for n in range(2 * drawers))
        for n in count(number + len(ahead)):
            ahead.append(hands.apply_async(pool, (seed, n)))
            yield ahead.popleft().get()


def tensors(batch: list[Line], random: Random) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """A batch as one tensor, each line at a slightly different offset; the texts as codes, and their lengths."""
    width = math.ceil((max(line.grey.shape[1] for line in batch) + 4) / 8) * 8
    x = torch.zeros(len(batch), 1, HEIGHT, width)
    for i, line in enumerate(batch):
        at = random.randint(0, 3)
        x[i, 0, :, at : at + line.grey.shape[1]] = torch.from_numpy(normalised(line.grey))
    codes = [[CHARACTERS.index(letter) + 1 for letter in line.said] for line in batch]
    return x, torch.tensor(sum(codes, [])), torch.tensor([len(code) for code in codes])
