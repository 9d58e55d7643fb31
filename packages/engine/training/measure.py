"""Measures readers on lines that none has learnt from: other seeds, typefaces and backgrounds."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import torch

import faces
import grounds
from lines import Kind, Line, make_line, normalised
from net import LineReader
from rows import nik_row
from texts import CHARACTERS, END

SEED = 90_001
_UNSEEN = {"faces": faces.UNSEEN, "patterns": grounds.UNSEEN}
# What is measured: rows by how small they are printed, and the NIK.
KINDS = {
    "6px": Kind(**_UNSEEN, capitals=(5.5, 7), strengths=(0, 0.5)),
    "8px": Kind(**_UNSEEN, capitals=(7, 9), strengths=(0, 0.7)),
    "11px": Kind(**_UNSEEN, capitals=(9, 13), strengths=(0, 1)),
    "20px": Kind(**_UNSEEN, capitals=(13, 32), strengths=(0, 1)),
    "nik": Kind(**_UNSEEN, rows=nik_row, capitals=(8, 32), strengths=(0, 1)),
    "known": Kind(strengths=(0, 1)),
}


def held_out(each: int = 60) -> dict[str, list[Line]]:
    kinds = enumerate(KINDS.items())
    return {name: [make_line(kind, SEED + at, n) for n in range(each)] for at, (name, kind) in kinds}


def bare(text: str) -> str:
    """Letters and digits, as a field is judged."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def decoded(scores: np.ndarray, characters: str = CHARACTERS) -> str:
    """The likeliest class of each step, without repeats and blanks."""
    best = scores.argmax(1)
    kept = [c for c, before in zip(best, [0, *best]) if c not in (0, before)]
    return "".join(characters[c - 1] for c in kept).strip()


@dataclass
class Score:
    """For each kind, lines with right letters and with right text; and, of the former, wrong ends and spaces."""

    lines: dict[str, int] = field(default_factory=dict)
    letters: dict[str, int] = field(default_factory=dict)
    all_of_it: dict[str, int] = field(default_factory=dict)
    ends: int = 0
    spaces: int = 0

    def add(self, kind: str, said: str, wanted: str) -> None:
        right = bare(said) == bare(wanted)
        for counts, one in ((self.lines, 1), (self.letters, right), (self.all_of_it, said == wanted)):
            counts[kind] = counts.get(kind, 0) + one
        if right:
            # The text before the end of a label shows whether that end is in its place.
            ends = [[bare(part) for part in text.split(END)] for text in (said, wanted)]
            self.ends += ends[0] != ends[1]
            self.spaces += [len(part) for part in said.split(" ")] != [len(part) for part in wanted.split(" ")]

    def as_table(self) -> dict[str, float]:
        """In per cent; the last two figures are of the lines whose letters are right."""
        shares = {f"{name}_letters": 100 * self.letters[name] / count for name, count in self.lines.items()}
        shares |= {f"{name}_all": 100 * self.all_of_it[name] / count for name, count in self.lines.items()}
        right = max(1, sum(self.letters.values()))
        return shares | {"wrong_end": 100 * self.ends / right, "wrong_spaces": 100 * self.spaces / right}


def score(read: Callable[[np.ndarray], str], held: dict[str, list[Line]]) -> Score:
    score = Score()
    for kind, lines in held.items():
        for line in lines:
            score.add(kind, read(line.grey), line.said)
    return score


def read_all(reader: LineReader, held: dict[str, list[Line]]) -> Score:
    def read(grey: np.ndarray) -> str:
        width = (grey.shape[1] + 7) // 8 * 8
        x = torch.zeros(1, 1, grey.shape[0], width)
        x[0, 0, :, : grey.shape[1]] = torch.from_numpy(normalised(grey))
        with torch.no_grad():
            return decoded(reader(x)[0].numpy())

    return score(read, held)
