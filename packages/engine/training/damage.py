"""What happens between a card and its file: tilt, low resolution, blur, compression, copying, screens, light."""

import io
import math
from random import Random

import numpy as np
from PIL import Image, ImageFilter

HEIGHT = 32
LONGEST = 640


def _image(grey: np.ndarray) -> Image.Image:
    return Image.fromarray(np.clip(grey * 255, 0, 255).astype(np.uint8))


def _turned(random: Random, picture: Image.Image) -> Image.Image:
    """A detector's box never lies quite along its line; italics and perspective shear it."""
    width, height = picture.size
    slope = random.gauss(0, 0.45) * height / max(width, 4 * height) * 0.35
    shear = random.gauss(0, 0.07)
    ground = int(np.median(np.asarray(picture)))
    matrix = (1, shear, -shear * height / 2, slope, 1, -slope * width / 2)
    return picture.transform(picture.size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR, fillcolor=ground)


def _photocopied(random: Random, grey: np.ndarray) -> np.ndarray:
    middle = random.uniform(0.35, 0.65)
    return 1 / (1 + np.exp(-(grey - middle) * random.uniform(8, 26)))


def _screened(random: Random, grey: np.ndarray) -> np.ndarray:
    y, x = np.mgrid[0 : grey.shape[0], 0 : grey.shape[1]].astype(np.float32)
    a, b, c, d = (random.uniform(-1.6, 1.6) for _ in range(4))
    return grey * (1 + random.uniform(0.05, 0.35) * np.sin(x * a + y * b) * np.sin(x * c + y * d))


def damage_line(random: Random, line: np.ndarray, strength: float) -> np.ndarray:
    """A line of `HEIGHT` rows as bytes, damaged by up to `strength`, 0 to 1."""
    picture = _turned(random, _image(line))
    stretch = math.exp(random.gauss(0, 0.18))
    # Rows of the line on the photo: few on small photos, and then nothing brings them back.
    rows = random.uniform(HEIGHT * (1.2 - 0.75 * strength), HEIGHT * 1.5)
    if random.random() < 0.15 * strength:
        rows = random.uniform(9, 16)
    scale = rows / picture.height
    picture = picture.resize((max(8, round(picture.width * scale * stretch)), max(6, round(rows))), Image.Resampling.BOX)
    if random.random() < 0.65:
        sigma = abs(random.gauss(0, 0.075)) * rows * strength
        picture = picture.filter(ImageFilter.GaussianBlur(min(sigma, 0.115 * rows)))
    grey = np.asarray(picture, np.float32) / 255
    if random.random() < 0.12 * strength:
        grey = _photocopied(random, grey)
    if random.random() < 0.15 * strength:
        grey = _screened(random, grey)
    if random.random() < 0.4 * strength:
        grey = grey * random.uniform(0.12, 1)
    if random.random() < 0.12 * strength:
        x = np.linspace(0, 1, grey.shape[1], dtype=np.float32)[None]
        spot = np.exp(-(((x - random.random()) / random.uniform(0.1, 0.4)) ** 2))
        grey = grey + (0.97 - grey) * spot * random.uniform(0.2, 0.8)
    noise = np.random.default_rng(random.getrandbits(32)).normal(0, 1, grey.shape).astype(np.float32)
    grey = grey + noise * abs(random.gauss(0, 0.02)) * strength
    picture = _image(grey)
    if random.random() < 0.6:
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=random.randint(int(75 - 63 * strength), 92))
        picture = Image.open(file)
    width = min(LONGEST, max(16, round(picture.width * HEIGHT / picture.height)))
    return np.asarray(picture.resize((width, HEIGHT), Image.Resampling.BILINEAR))
