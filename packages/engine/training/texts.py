"""Texts of a card's rows: labels, closed words, invented words, dates and numbers. None are a real person's."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

# A class of its own, printed nowhere: it marks where the label of a row ends and its value begins.
END = "|"
# Index 0 is CTC's blank. Capitals, digits, small letters and marks; those the first reader did not know come last.
CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,:/-'()&+" + '"`;' + END
DIGITS = "0123456789"

LABELS = [
    "Nama", "Tempat/Tgl Lahir", "Jenis Kelamin", "Jenis kelamin", "Alamat", "RT/RW", "Kel/Desa", "Kecamatan",
    "Agama", "Status Perkawinan", "Pekerjaan", "Kewarganegaraan", "Berlaku Hingga",
]  # fmt: skip
BLOOD = ["Gol. Darah", "Gol. Darah", "Gol Darah", "Gol.Darah"]
TITLES = [
    "PROVINSI", "PROVINSI", "PROVINSI DAERAH ISTIMEWA", "PROVINSI DKI", "KABUPATEN", "KOTA", "JAKARTA",
    "KOTA ADM.",
]  # fmt: skip
SHORT = [
    "JL.", "JL", "GG.", "NO.", "NO", "KP.", "BLK.", "BLOK", "RT", "RW", "DSN", "PERUM", "KOMPLEK", "DUSUN", "LK.",
    "LINGK.",
]  # fmt: skip
# Everyday words of names, streets and places, so that the reader learns what the language looks like.
COMMON = """
    AGUS AHMAD ANDI ARI ASEP AYU BAMBANG BAYU DEDI DEWI DIAN EKA ENDANG FITRI HADI HENDRA INDAH IRWAN JOKO KARTINI
    KURNIA LESTARI LINA MAYA MUHAMMAD MULYADI NINGSIH NUR NURUL PRATAMA PUTRA PUTRI RAHAYU RAHMAN RATNA RINI RIZKI
    SARI SETIAWAN SITI SRI SUHARTO SULASTRI SUPRIYADI SUSANTI TRI UTAMI WAHYU WATI WIBOWO WIJAYA YANI YULI YUSUF
    BIN BINTI SIREGAR NASUTION SIMANJUNTAK GINTING MERDEKA SUDIRMAN DIPONEGORO RAYA MAWAR MELATI ANGGREK KENANGA
    CEMPAKA FLAMBOYAN GATOT SUBROTO AHMAD PAHLAWAN VETERAN KARTINI KEBON KAMPUNG BARU LAMA TENGAH TIMUR BARAT
    SELATAN UTARA KIDUL LOR WETAN KULON INDAH PERMAI ASRI GRIYA TAMAN BUKIT SUNGAI TANJUNG PASAR KALI RAWA PONDOK
    SUKA MULYA MAJU JAYA MAKMUR SEJAHTERA SENTOSA HARAPAN KARANG SUMBER MARGA CIPTA MEKAR
""".split()  # fmt: skip
_ONSETS = [
    "", "", "B", "C", "D", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "T", "W", "Y", "KH", "NG", "NY",
    "SY", "TR", "PR", "F", "V", "Z",
]  # fmt: skip
_VOWELS = ["A", "A", "A", "I", "U", "E", "O", "AI", "AU", "IA"]
_CODAS = ["", "", "", "", "N", "NG", "R", "S", "T", "K", "H", "M", "L", "D", "TI", "RI", "X", "Q"]
_CAPITALS = CHARACTERS[10:36]


@dataclass(frozen=True)
class Piece:
    """A piece of print without a gap. `gap` is the room before it, in heights of a capital."""

    text: str
    gap: float = 0
    is_nik: bool = False


@dataclass(frozen=True)
class Row:
    """What is printed, and what a reader should make of it."""

    pieces: tuple[Piece, ...]
    said: str


@lru_cache(maxsize=1)
def closed_words() -> tuple[str, ...]:
    """The words of the closed fields, from the only list of them."""
    source = (Path(__file__).parents[2] / "core/src/card/words/vocabulary.ts").read_text()
    start = source.index("const WORDS")
    quoted = re.findall(r"'([^'\n]*)'", source[start : source.index("};", start)])
    words = {word for text in quoted for word in re.split(r"[|=~]", text) if len(word) > 1}
    return tuple(sorted(words))


def word(random: Random) -> str:
    kind = random.random()
    if kind < 0.12:
        return "".join(random.choice(_CAPITALS) for _ in range(random.randint(1, 9)))
    if kind < 0.4:
        return random.choice(COMMON)
    syllables = random.choice([1, 2, 2, 2, 3, 3, 4])
    parts = (random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS) for _ in range(syllables))
    return "".join(parts)[: random.randint(6, 13)] or "A"


def words(random: Random, most: int) -> str:
    return " ".join(word(random) for _ in range(random.randint(1, most)))


def date(random: Random) -> str:
    mark = random.choice(["-", "-", "-", "-", "-", "-", "/", " - "])
    return f"{random.randint(1, 31):02}{mark}{random.randint(1, 12):02}{mark}{random.randint(1930, 2039)}"


def address(random: Random) -> str:
    parts = [random.choice(SHORT), words(random, 2)]
    if random.random() < 0.6:
        number = str(random.randint(1, 199)) + random.choice(["", "", "A", "/7", "-3", "B", "II", "III"])
        parts += [random.choice(["NO.", "NO", "NO. ", "BLOK C", "No."]) + random.choice(["", " "]) + number]
    if random.random() < 0.3:
        parts += [random.choice(SHORT), random.choice([word(random), str(random.randint(1, 30)), "II", "IV", "VIII"])]
    text = " ".join(" ".join(parts).split())
    # Some registries type addresses in small letters.
    return text.title() if random.random() < 0.12 else text.replace("JL", "Jl", 1) if random.random() < 0.1 else text


def name(random: Random) -> str:
    text = words(random, 4)
    if random.random() < 0.12:
        text += random.choice([", S.H", ", S.PD", ", SE", " (ALM)", ", DR", ", M.KOM", ", A.Md"])
    if random.random() < 0.08:
        text = text.replace("A", random.choice(["A'", "A'", "A'", "A`", 'A"']), 1)
    if random.random() < 0.05:
        text = random.choice(["H. ", "HJ. ", "MOH. ", "I ", "NI "]) + text
    return text


def jumble(random: Random) -> str:
    printed = CHARACTERS.replace(END, "")
    return " ".join("".join(random.choice(printed) for _ in range(random.randint(2, 14))).split()) or "0"


def nik(random: Random) -> str:
    digits = "".join(random.choice(DIGITS) for _ in range(16))
    if random.random() < 0.3:
        # Runs of one digit, which readers tend to shorten.
        at, digit = random.randint(0, 13), random.choice("0119")
        digits = digits[:at] + digit * 3 + digits[at + 3 :]
    return digits


def blood(random: Random) -> str:
    return random.choice(["A", "B", "AB", "O", "O", "-", "-", "A+", "B-", "-/-", "TIDAK TAHU"])


def value(random: Random) -> str:
    kind = random.random()
    if kind < 0.3:
        return random.choice(closed_words())
    if kind < 0.5:
        return name(random)
    if kind < 0.68:
        return address(random)
    if kind < 0.78:
        return f"{words(random, 2)}, {date(random)}"
    if kind < 0.85:
        return f"{random.randint(0, 30):03}{random.choice(['/', '/', ' / '])}{random.randint(0, 30):03}"
    if kind < 0.92:
        return date(random)
    return jumble(random)
