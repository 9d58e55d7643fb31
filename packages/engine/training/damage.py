"""What happens between a card and its file: tilt, low resolution, blur, compression, copies, screens, light."""

import io
import math
from random import Random

import numpy as np
from PIL import Image, ImageFilter

from drawing import Drawn


def _image(grey: np.ndarray) -> Image.Image:
    return Image.fromarray(np.clip(grey * 255, 0, 255).astype(np.uint8))


def _light(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture, np.float32) / 255


def _turned(random: Random, picture: Image.Image) -> Image.Image:
    """No cut is quite parallel to its line; italics and perspective shear it."""
    width, height = picture.size
    slope = random.gauss(0, 0.45) * height / max(width, 4 * height) * 0.35
    shear = random.gauss(0, 0.07)
    paper = int(np.median(np.asarray(picture)))
    matrix = (1, shear, -shear * height / 2, slope, 1, -slope * width / 2)
    return picture.transform(picture.size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR, fillcolor=paper)


def _photocopied(random: Random, grey: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(grey - random.uniform(0.35, 0.65)) * random.uniform(8, 26)))


def _screened(random: Random, grey: np.ndarray) -> np.ndarray:
    """The moiré of two fine grids, of a screen or of print under a scanner."""
    y = np.arange(grey.shape[0], dtype=np.float32)[:, None]
    x = np.arange(grey.shape[1], dtype=np.float32)[None]
    a, b, c, d = (random.uniform(-1.6, 1.6) for _ in range(4))
    return grey * (1 + random.uniform(0.05, 0.35) * np.sin(x * a + y * b) * np.sin(x * c + y * d))


def _glare(random: Random, grey: np.ndarray) -> np.ndarray:
    x = np.linspace(0, 1, grey.shape[1], dtype=np.float32)[None]
    spot = np.exp(-(((x - random.random()) / random.uniform(0.05, 0.4)) ** 2))
    return grey + (0.97 - grey) * spot * random.uniform(0.2, 0.8)


def _compressed(random: Random, picture: Image.Image, strength: float) -> Image.Image:
    """JPEG, with its blocks of eight pixels anywhere on the line."""
    left, top = random.randint(0, 7), random.randint(0, 7)
    padded = np.pad(np.asarray(picture), ((top, 0), (left, 0)), mode="edge")
    file = io.BytesIO()
    Image.fromarray(padded).save(file, "JPEG", quality=random.randint(int(80 - 60 * strength), 94))
    return Image.open(file).convert("L").crop((left, top, left + picture.width, top + picture.height))


def _lit(random: Random, grey: np.ndarray, strength: float) -> np.ndarray:
    if random.random() < 0.12 * strength:
        grey = _photocopied(random, grey)
    if random.random() < 0.2 * strength:
        grey = _screened(random, grey)
    if random.random() < 0.4 * strength:
        grey = grey * random.uniform(0.16, 1)
    if random.random() < 0.15 * strength:
        grey = _glare(random, grey)
    noise = np.random.default_rng(random.getrandbits(32)).normal(0, 1, grey.shape).astype(np.float32)
    return grey + noise * abs(random.gauss(0, 0.02)) * strength


def damage_line(random: Random, line: Drawn, capital: float, strength: float) -> Image.Image:
    """A line as a photo shows it: capitals `capital` pixels high, damaged by `strength`, 0 to 1."""
    picture = _turned(random, _image(line.grey))
    stretch = math.exp(random.gauss(0, 0.16))
    rows = capital / line.capital
    wide = max(8, round(picture.width * rows / picture.height * stretch))
    picture = picture.resize(
        (wide, max(6, round(rows))), Image.Resampling.BOX if rows < picture.height else Image.Resampling.BILINEAR
    )
    if random.random() < 0.65:
        # In pixels of the photo for small print, in strokes of a letter for large.
        sigma = abs(random.gauss(0, 0.13)) * max(4.0, capital) * strength
        picture = picture.filter(ImageFilter.GaussianBlur(min(sigma, 0.17 * max(4.0, capital))))
    picture = _image(_lit(random, _light(picture), strength))
    if random.random() < 0.65:
        picture = _compressed(random, picture, strength)
    if random.random() < 0.25:
        # The picture was enlarged and saved again.
        times = random.uniform(1.3, 3)
        method = random.choice([Image.Resampling.BILINEAR, Image.Resampling.BICUBIC, Image.Resampling.NEAREST])
        picture = picture.resize((round(picture.width * times), round(picture.height * times)), method)
        if random.random() < 0.6:
            picture = _compressed(random, picture, strength)
    return picture
