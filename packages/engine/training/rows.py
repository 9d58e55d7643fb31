"""Rows as an engine cuts them out of a card: whole ones, and pieces of them."""

from random import Random

from texts import BLOOD, END, LABELS, TITLES, Piece, Row, blood, closed_words, date, jumble, nik, value, word, words


def _colon(random: Random, label: str) -> Piece:
    """The colons of a card are aligned: far from a short label, close to a long one."""
    gap = max(0.1, 12 - 0.75 * len(label) + random.uniform(-2, 2)) if random.random() < 0.7 else random.uniform(0, 0.8)
    return Piece(":", gap)


def _labelled(random: Random, label: str, worth: str, is_nik: bool = False) -> Row:
    kind = random.random()
    after = random.uniform(0.15, 1.1)
    if kind < 0.06 and len(label) > 3:
        # Cut off somewhere within its label.
        label = label[random.randint(1, len(label) - 1) :].strip()
    if kind > 0.96:
        # The colon is worn off.
        return Row((Piece(label), Piece(worth, random.uniform(0.9, 3), is_nik)), f"{label}{END}{worth}")
    return Row((Piece(label), _colon(random, label), Piece(worth, after, is_nik)), f"{label}:{END}{worth}")


def _sex(random: Random) -> Row:
    """The one row with two labels."""
    sex = random.choice(["LAKI-LAKI", "PEREMPUAN"])
    label, second, kind = random.choice(["Jenis Kelamin", "Jenis kelamin"]), random.choice(BLOOD), blood(random)
    tail = (Piece(second, random.uniform(1.5, 7)), Piece(":", random.uniform(0.1, 1.6)))
    if random.random() < 0.15:
        return Row((Piece(sex), *tail, Piece(kind, random.uniform(0.1, 1))), f"{sex} {second}:{END}{kind}")
    head = (Piece(label), _colon(random, label), Piece(sex, random.uniform(0.15, 1)))
    if random.random() < 0.2:
        return Row((*head, *tail), f"{label}:{END}{sex} {second}:{END}")
    pieces = (*head, *tail, Piece(kind, random.uniform(0.1, 1)))
    return Row(pieces, f"{label}:{END}{sex} {second}:{END}{kind}")


def _nik(random: Random) -> Row:
    digits = nik(random)
    kind = random.random()
    if kind < 0.35:
        return _labelled(random, "NIK", digits, True)
    if kind < 0.55:
        return Row((Piece(":"), Piece(digits, random.uniform(0.2, 1.5), True)), f":{END}{digits}")
    return Row((Piece(digits, 0, True),), digits)


def _label_alone(random: Random) -> Row:
    label = random.choice([*LABELS, *BLOOD, "NIK"])
    if random.random() < 0.5:
        return Row((Piece(label),), label + END)
    return Row((Piece(label), _colon(random, label)), f"{label}:{END}")


def _suited(random: Random, label: str) -> str:
    """A value after a label. Mostly it suits the label, but a reader should look rather than guess."""
    if random.random() < 0.4:
        return value(random)
    if label == "RT/RW":
        return f"{random.randint(0, 30):03}/{random.randint(0, 30):03}"
    if label == "Tempat/Tgl Lahir":
        return f"{words(random, 2)}, {date(random)}"
    if label == "Berlaku Hingga":
        return random.choice(["SEUMUR HIDUP", date(random)])
    if label in ("Agama", "Status Perkawinan", "Pekerjaan", "Kewarganegaraan"):
        return random.choice(closed_words())
    return value(random)


def row(random: Random) -> Row:
    """Any row, or piece of one."""
    kind = random.random()
    if kind < 0.02:
        # Nothing is printed, and nothing should be read.
        return Row((), "")
    if kind < 0.15:
        return _nik(random)
    if kind < 0.25:
        return _label_alone(random)
    if kind < 0.3:
        return _sex(random)
    if kind < 0.6:
        label = random.choice(LABELS)
        return _labelled(random, label, _suited(random, label)[:34].strip())
    if kind < 0.66:
        text = f"{random.choice(TITLES)} {words(random, 2)}"
        return Row((Piece(text),), text)
    if kind < 0.7:
        worth = blood(random)
        label = random.choice(BLOOD)
        return random.choice([_labelled(random, label, worth), Row((Piece(worth),), worth)])
    if kind < 0.74:
        text = jumble(random) if random.random() < 0.5 else word(random)
        return Row((Piece(text),), text)
    worth = value(random)[:36].strip()
    if random.random() < 0.3:
        return Row((Piece(":"), Piece(worth, random.uniform(0.1, 1.1))), f":{END}{worth}")
    return Row((Piece(worth),), worth)


def nik_row(random: Random) -> Row:
    return _nik(random)
