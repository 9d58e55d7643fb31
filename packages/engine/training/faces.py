"""Free fonts from Debian: those a reader learns from, and those it first sees when it is measured."""

from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageFont

_ROOT = "/usr/share/fonts/"
_TEX = "/usr/share/texmf/fonts/opentype/public/"

# Cards are set in Arial-like faces, so these come up most.
_BODY = {
    "truetype/liberation/LiberationSans-Bold.ttf": 8, "truetype/liberation/LiberationSans-Regular.ttf": 8,
    "truetype/liberation/LiberationSansNarrow-Bold.ttf": 3, "truetype/liberation/LiberationSansNarrow-Regular.ttf": 2,
    "opentype/urw-base35/NimbusSans-Regular.otf": 3, "opentype/urw-base35/NimbusSans-Bold.otf": 4,
    "opentype/urw-base35/NimbusSansNarrow-Regular.otf": 1, "opentype/urw-base35/NimbusSansNarrow-Bold.otf": 2,
    "truetype/freefont/FreeSans.ttf": 2, "truetype/freefont/FreeSansBold.ttf": 3,
    "tex-gyre/texgyreheros-regular.otf": 2, "tex-gyre/texgyreheros-bold.otf": 2,
    "tex-gyre/texgyreheroscn-regular.otf": 1, "tex-gyre/texgyreheroscn-bold.otf": 1,
    "truetype/dejavu/DejaVuSans.ttf": 1, "truetype/dejavu/DejaVuSans-Bold.ttf": 1,
    "truetype/dejavu/DejaVuSansCondensed.ttf": 1, "truetype/dejavu/DejaVuSansCondensed-Bold.ttf": 1,
    "opentype/inter/Inter-Medium.otf": 2, "opentype/inter/Inter-Bold.otf": 1,
    "truetype/open-sans/OpenSans-Semibold.ttf": 1, "truetype/open-sans/OpenSans-CondBold.ttf": 1,
    "truetype/lato/Lato-Bold.ttf": 1, "truetype/lato/Lato-Regular.ttf": 1,
    "truetype/noto/NotoSans-Regular.ttf": 1, "truetype/noto/NotoSans-Bold.ttf": 1,
    "opentype/cantarell/Cantarell-Bold.otf": 1, "opentype/cabin/Cabin-SemiBold.otf": 1,
    "truetype/liberation/LiberationMono-Regular.ttf": 1, "truetype/liberation/LiberationMono-Bold.ttf": 1,
    "truetype/hack/Hack-Regular.ttf": 1,
}  # fmt: skip
_DIGITS = {"truetype/ocr-a/OCRA.ttf": 6, "truetype/ocr-a/OCRABold.ttf": 4, "truetype/ocr-a/OCRACondensed.ttf": 2}

_UNSEEN_BODY = {
    "truetype/roboto/unhinted/RobotoTTF/Roboto-Medium.ttf": 2, "truetype/roboto/unhinted/RobotoTTF/Roboto-Bold.ttf": 2,
    "truetype/roboto/unhinted/RobotoCondensed-Medium.ttf": 1, "truetype/crosextra/Carlito-Bold.ttf": 1,
    "truetype/clear-sans/ClearSans-Medium.ttf": 2, "truetype/clear-sans/ClearSans-Bold.ttf": 1,
    "opentype/b612/B612-Regular.otf": 1, "truetype/routed-gothic/routed-gothic.ttf": 1,
}  # fmt: skip
_UNSEEN_DIGITS = {"opentype/ocr-b/OCRB.otf": 1, "opentype/ocr-b/OCRBF.otf": 1}


@dataclass(frozen=True)
class Faces:
    """Font files and how often each comes up, for the text of a card and for the digits of its NIK."""

    body: dict[str, int]
    digits: dict[str, int]


LEARNT = Faces(_BODY, _DIGITS)
UNSEEN = Faces(_UNSEEN_BODY, _UNSEEN_DIGITS)


@lru_cache(maxsize=256)
def face(path: str, capital: int) -> ImageFont.FreeTypeFont:
    """A font at the size where its capitals are `capital` pixels high."""
    whole = (_TEX if path.startswith("tex-gyre/") else _ROOT) + path
    _, top, _, bottom = ImageFont.truetype(whole, 200).getbbox("E0")
    return ImageFont.truetype(whole, round(200 * capital / (bottom - top)))
