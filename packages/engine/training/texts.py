"""What the lines of a card say: labels, closed words, invented words, dates and numbers. Nobody's data is among them."""

import re
from pathlib import Path
from random import Random

# Index 0 is CTC's blank. The card's capitals and digits, its labels' small letters, and its marks.
CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,:/-'()&+"
DIGITS = "0123456789"

LABELS = [
    "NIK", "Nama", "Tempat/Tgl Lahir", "Jenis Kelamin", "Jenis kelamin", "Gol. Darah", "Gol. Darah :", "Alamat", "RT/RW", "Kel/Desa",
    "Kecamatan", "Agama", "Status Perkawinan", "Pekerjaan", "Kewarganegaraan", "Berlaku Hingga",
]  # fmt: skip
TITLES = ["PROVINSI", "PROVINSI", "PROVINSI DAERAH ISTIMEWA", "PROVINSI DKI", "KABUPATEN", "KOTA", "JAKARTA", "KOTA ADM."]
SHORT = ["JL.", "JL", "GG.", "NO.", "NO", "KP.", "BLK.", "BLOK", "RT", "RW", "DSN", "PERUM", "KOMPLEK", "DUSUN", "LK.", "LINGK."]
_ONSETS = ["", "", "B", "C", "D", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "T", "W", "Y", "KH", "NG", "NY", "SY", "TR", "PR", "F", "V", "Z"]
_VOWELS = ["A", "A", "A", "I", "U", "E", "O", "AI", "AU", "IA"]
_CODAS = ["", "", "", "", "N", "NG", "R", "S", "T", "K", "H", "M", "L", "D", "TI", "RI", "X", "Q"]


def closed_words() -> list[str]:
    """The words of the closed fields, from the one list there is of them."""
    source = (Path(__file__).parents[2] / "core/src/card/words/vocabulary.ts").read_text()
    start = source.index("const WORDS")
    quoted = re.findall(r"'([^'\n]*)'", source[start : source.index("};", start)])
    words = {word for text in quoted for word in re.split(r"[|=~]", text) if len(word) > 1}
    return sorted(words)


def word(random: Random) -> str:
    if random.random() < 0.12:
        return "".join(random.choice(CHARACTERS[10:36]) for _ in range(random.randint(1, 9)))
    syllables = random.choice([1, 2, 2, 2, 3, 3, 4])
    parts = (random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS) for _ in range(syllables))
    return "".join(parts)[: random.randint(6, 13)] or "A"


def words(random: Random, most: int) -> str:
    return " ".join(word(random) for _ in range(random.randint(1, most)))


def date(random: Random) -> str:
    return f"{random.randint(1, 31):02}-{random.randint(1, 12):02}-{random.randint(1930, 2039)}"


def address(random: Random) -> str:
    parts = [random.choice(SHORT), words(random, 2)]
    if random.random() < 0.6:
        number = str(random.randint(1, 199)) + random.choice(["", "", "A", "/7", "-3", "B"])
        parts += [random.choice(["NO.", "NO", "NO. ", "BLOK C"]) + random.choice(["", " "]) + number]
    if random.random() < 0.3:
        parts += [random.choice(SHORT), random.choice([word(random), str(random.randint(1, 30))])]
    return " ".join(parts)


def name(random: Random) -> str:
    text = words(random, 4)
    if random.random() < 0.12:
        text += random.choice([", S.H", ", S.PD", ", SE", " (ALM)", ", DR", ", M.KOM"])
    if random.random() < 0.08:
        text = text.replace("A", "A'", 1)
    if random.random() < 0.05:
        text = random.choice(["H. ", "HJ. ", "MOH. ", "I "]) + text
    return text


def jumble(random: Random) -> str:
    return "".join(random.choice(CHARACTERS) for _ in range(random.randint(2, 14))).strip() or "0"


def nik(random: Random) -> str:
    digits = "".join(random.choice(DIGITS) for _ in range(16))
    if random.random() < 0.3:
        # Runs of one digit, which a reader likes to shorten.
        at, digit = random.randint(0, 13), random.choice("0119")
        digits = digits[:at] + digit * 3 + digits[at + 3 :]
    return digits


def value(random: Random, closed: list[str]) -> str:
    kind = random.random()
    if kind < 0.32:
        return random.choice(closed)
    if kind < 0.52:
        return name(random)
    if kind < 0.7:
        return address(random)
    if kind < 0.8:
        return f"{words(random, 2)}, {date(random)}"
    if kind < 0.86:
        return f"{random.randint(0, 30):03}/{random.randint(0, 30):03}"
    if kind < 0.91:
        return date(random)
    if kind < 0.95:
        return random.choice(["A", "B", "AB", "O", "-", "A+", "B-"])
    return jumble(random)


def line(random: Random, closed: list[str]) -> tuple[str, bool]:
    """A line of a card, and whether it is set in the face of the NIK."""
    kind = random.random()
    if kind < 0.14:
        return random.choice(["", "", "", ": ", ":"]) + nik(random), True
    if kind < 0.36:
        label = random.choice(LABELS)
        return label + random.choice(["", "", "", " :", ":"]), False
    if kind < 0.42:
        return f"{random.choice(TITLES)} {words(random, 2)}", False
    if kind < 0.48:
        # A label and its value found as one line.
        return f"{random.choice(LABELS)}{random.choice([' : ', ': ', ' '])}{value(random, closed)}"[:36], False
    return random.choice(["", "", "", ": ", ":"]) + value(random, closed), False
