"""Draws a row as a card prints it: black on a pale, patterned ground, as a grey picture."""

from dataclasses import dataclass
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from faces import Faces, face
from grounds import Pattern, ground
from texts import Row

# Height of a capital as drawn, in pixels. Photos show it smaller.
CAPITAL = 26
# Room between the letters of wide print, in heights of a capital.
WIDEST = 0.35


@dataclass(frozen=True)
class Drawn:
    """Brightness, 0 to 1, and the part of the height that the capitals take."""

    grey: np.ndarray
    capital: float


def _pick(random: Random, weighted: dict[str, int]) -> str:
    return random.choices(list(weighted), list(weighted.values()))[0]


def _set_pieces(random: Random, draw: ImageDraw.ImageDraw, row: Row, fonts: tuple, at: tuple[float, float]) -> float:
    """Prints a row, letter by letter, and returns where it ends."""
    body, digits = fonts
    x, baseline = at
    kind = random.random()
    spacing = random.uniform(-0.04, 0.11) * CAPITAL if kind < 0.5 else 0
    wider_space = random.uniform(0.8, 1.5)
    if kind > 0.95:
        # Wide print: no letter touches another, and spaces are wider still.
        spacing = random.uniform(0.11, WIDEST) * CAPITAL
        wider_space += 3 * spacing / CAPITAL
    for piece in row.pieces:
        font = digits if piece.is_nik else body
        x += piece.gap * CAPITAL
        for letter in piece.text:
            if letter != " ":
                draw.text((x, baseline), letter, 255, font, anchor="ls")
            x += font.getlength(letter) * (wider_space if letter == " " else 1) + spacing
    return x


def _length(row: Row, fonts: tuple) -> float:
    """The greatest length a row may have, in pixels."""
    body, digits = fonts
    pieces = sum((digits if p.is_nik else body).getlength(p.text) + p.gap * CAPITAL for p in row.pieces)
    letters = sum(len(p.text) for p in row.pieces)
    return pieces + letters * WIDEST * CAPITAL + sum(p.text.count(" ") for p in row.pieces) * CAPITAL


def _room(random: Random) -> float:
    """Room beside the print, in heights of the cut: little around detected text, much where the position is given."""
    return random.uniform(0, 0.8) if random.random() < 0.65 else random.uniform(0, 7)


def _frame(random: Random, draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    """The edge of the photo, or of the card, at one end of the cut."""
    x, edge = random.choice([(0, 1), (width - 1, -1)])
    reach = random.uniform(2, 26) * edge
    draw.rectangle((min(x, x + reach), 0, max(x, x + reach), height), random.randint(60, 255))


def _neighbour(random: Random, draw: ImageDraw.ImageDraw, body: ImageFont.FreeTypeFont, baseline: float) -> None:
    """The line above or below reaches into a generous cut."""
    pitch = random.choice([-1, 1]) * random.uniform(1.45, 1.9) * CAPITAL
    text = "".join(random.choice("AENIMRSUT0123 g") for _ in range(random.randint(4, 50)))
    draw.text((random.uniform(0, 60), baseline + pitch), text, 255, body, anchor="ls")


def _pressed(random: Random, ink: Image.Image) -> Image.Image:
    """Makes the print fat or thin."""
    kind = random.random()
    if kind < 0.12:
        return ink.filter(ImageFilter.MaxFilter(3))
    return ink.filter(ImageFilter.MinFilter(3)) if kind > 0.94 else ink


def _signed(random: Random, draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    """Strokes of a signature or of a pen across the line."""
    x = random.uniform(0, width)
    for _ in range(random.randint(1, 3)):
        wide, high, pitch = random.uniform(20, 120), random.uniform(0.3, 1.2) * height, random.uniform(0.5, 3)
        points = [(x + wide * t / 24, height / 2 + high * np.sin(pitch * t / 4)) for t in range(25)]
        draw.line(points, random.randint(120, 255), random.randint(1, 3), "curve")
        x += wide * random.uniform(-0.3, 0.8)


def _worn(random: Random, ink: np.ndarray) -> np.ndarray:
    """Places where the print is thin or gone, and scratches across it."""
    height, width = ink.shape
    noise = np.random.default_rng(random.getrandbits(32))
    coarse = noise.normal(0, 1, (max(2, height // 5), max(2, width // 5))).astype(np.float32)
    worn = np.asarray(Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC))
    ink = ink * np.clip(1.2 + random.uniform(0.3, 1.3) - worn * random.uniform(0.4, 1.1), 0.1, 1)
    y, x = np.arange(height)[:, None], np.arange(width)[None]
    for _ in range(random.choice([0, 0, 1, 2])):
        slope, start = random.uniform(-3, 3), random.uniform(0, width)
        ink = ink * (1 - random.uniform(0.3, 0.9) * (np.abs(x - start - slope * y) < random.uniform(0.5, 2)))
    return ink


def draw_row(random: Random, row: Row, faces: Faces, patterns: tuple[Pattern, ...]) -> Drawn:
    """A row cut out as a detector or a template would: with room around it, and bits of its neighbours."""
    body = face(_pick(random, faces.body), CAPITAL)
    own = random.random() < 0.85
    fonts = body, face(_pick(random, faces.digits), round(CAPITAL * random.uniform(0.95, 1.25))) if own else body
    capital = random.uniform(0.42, 0.8)
    height = round(CAPITAL / capital)
    before, after = (_room(random) * height for _ in range(2))
    picture = Image.new("L", (int(_length(row, fonts) + before + after) + 40, height), 0)
    draw = ImageDraw.Draw(picture)
    baseline = CAPITAL + (height - CAPITAL) * random.uniform(0.25, 0.75)
    end = _set_pieces(random, draw, row, fonts, (before + 2, baseline))
    if random.random() < 0.35:
        _neighbour(random, draw, body, baseline)
    if random.random() < 0.04:
        _signed(random, draw, round(end), height)
    width = min(picture.width, round(end + after) + 30)
    if random.random() < 0.06:
        _frame(random, draw, width, height)
    picture = picture.crop((0, 0, width, height))
    ink = np.asarray(_pressed(random, picture), np.float32) / 255
    if random.random() < 0.12:
        ink = _worn(random, ink)
    paper = ground(random, *ink.shape, patterns)
    black = random.uniform(0.02, 0.42)
    return Drawn(paper + (black - paper) * ink * random.uniform(0.72, 1), capital)
