"""Draws a line of text as a card prints it: black on a pale, patterned ground, as a grey picture."""

import glob
from functools import lru_cache
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFont

# Freely licensed fonts of Debian: fonts-liberation, fonts-dejavu-core, fonts-freefont-ttf, fonts-urw-base35, fonts-ocr-a.
_ROOT = "/usr/share/fonts/"
_BODY = [
    "truetype/liberation/LiberationSans-Bold.ttf", "truetype/liberation/LiberationSans-Regular.ttf",
    "truetype/liberation/LiberationSansNarrow-Bold.ttf", "truetype/liberation/LiberationSansNarrow-Regular.ttf",
    "truetype/dejavu/DejaVuSans.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf", "truetype/dejavu/DejaVuSansCondensed.ttf",
    "truetype/freefont/FreeSans.ttf", "truetype/freefont/FreeSansBold.ttf",
    "opentype/urw-base35/NimbusSans-Regular.otf", "opentype/urw-base35/NimbusSans-Bold.otf",
    "truetype/liberation/LiberationMono-Regular.ttf", "truetype/liberation/LiberationMono-Bold.ttf",
]  # fmt: skip
# Arial-like faces are what cards are set in.
_WEIGHTS = [8, 8, 3, 2, 1, 1, 1, 2, 3, 2, 4, 1, 1]
_NIK = sorted(glob.glob(_ROOT + "truetype/ocr-a/*.ttf"))
_SIZE = 44


@lru_cache(maxsize=64)
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def _face(random: Random, is_nik: bool) -> str:
    if is_nik and random.random() < 0.8:
        return random.choice(_NIK)
    return _ROOT + random.choices(_BODY, _WEIGHTS)[0]


def _ink(text: str, font: ImageFont.FreeTypeFont, spacing: float) -> np.ndarray:
    """The text as a mask of 0 to 1, tight across, from above the capitals to below the baseline."""
    ascent, descent = font.getmetrics()
    advances = [font.getlength(c) for c in text]
    width = int(sum(advances) + spacing * len(text)) + 8
    picture = Image.new("L", (max(8, width), ascent + descent), 0)
    draw = ImageDraw.Draw(picture)
    x = 3.0
    for character, advance in zip(text, advances):
        draw.text((x, 0), character, 255, font)
        x += advance + spacing
    top = ascent - int(font.size * 0.74)
    return np.asarray(picture, np.float32)[max(0, top) : ascent + int(descent * 0.35)] / 255


def _ground(random: Random, height: int, width: int) -> np.ndarray:
    """Paper with a slope of light and the wavy lines of a guilloche."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    ground = np.full((height, width), random.uniform(0.6, 0.95), np.float32)
    ground += random.uniform(-0.1, 0.1) * (x / width - 0.5) + random.uniform(-0.08, 0.08) * (y / height - 0.5)
    for _ in range(random.choice([0, 1, 2])):
        pitch = random.uniform(3, 26)
        slope, bend = random.uniform(-1, 1), random.uniform(0, 6)
        wave = np.sin((y + slope * x + bend * np.sin(x / random.uniform(12, 50))) * (2 * np.pi / pitch))
        ground += random.uniform(0.01, 0.09) * np.maximum(wave, random.choice([-1, 0, 0.6]))
    return ground


def draw_line(random: Random, text: str, is_nik: bool) -> np.ndarray:
    """A grey picture of 0 to 1 of a line, cut out as a detector does: with room around it, and bits of its neighbours."""
    font = _font(_face(random, is_nik), _SIZE)
    ink = _ink(text, font, random.uniform(-1.5, 4) if random.random() < 0.6 else 0)
    letters_high, ink_wide = ink.shape
    share = random.uniform(0.5, 0.92)
    height = int(letters_high / share)
    room = int(random.uniform(0.0, 0.8) * height)
    after = int(random.uniform(0.0, 0.8) * height)
    canvas = np.zeros((height, ink_wide + room + after), np.float32)
    top = int((height - letters_high) * random.uniform(0.25, 0.75))
    canvas[top : top + letters_high, room : room + ink_wide] = ink
    if random.random() < 0.25:
        # The line above or below reaches in.
        other = _ink("".join(random.choice("AENIMRSUT0123 ") for _ in range(len(text) + 3)), font, 0)
        seen = random.randint(1, max(1, int(height * 0.1)))
        wide = min(other.shape[1], canvas.shape[1])
        if random.random() < 0.5:
            canvas[:seen, :wide] = np.maximum(canvas[:seen, :wide], other[-seen - 4 : -4, :wide])
        else:
            canvas[-seen:, :wide] = np.maximum(canvas[-seen:, :wide], other[4 : 4 + seen, :wide])
    ground = _ground(random, *canvas.shape)
    black = random.uniform(0.02, 0.4)
    return ground + (black - ground) * canvas * random.uniform(0.75, 1)
