"""Trains a reader on lines drawn as it goes, from a seed, on one core and no GPU.

    python train.py lines --seed 7 --minutes 40 --out lines.pt
    python train.py nik --seed 7 --minutes 12 --out nik.pt
    python train.py lines --steps 20 --out /tmp/tiny.pt        # only to see that it runs
"""

import argparse
import math
import random
import time
from collections.abc import Iterator
from itertools import count

import numpy as np
import torch
from torch.nn import functional
from torch.utils.data import DataLoader, IterableDataset

from damage import HEIGHT, damage_line
from drawing import draw_line
from net import LineReader
from texts import CHARACTERS, DIGITS, closed_words, line, nik

READERS = {
    "lines": {"characters": CHARACTERS, "width": 32, "blocks": 2},
    "nik": {"characters": DIGITS, "width": 16, "blocks": 1},
}
BATCH = 48
POOL = 16 * BATCH


def normalised(grey: np.ndarray) -> np.ndarray:
    """Light around zero, so that dark and pale photos look alike. The engine does the same: readQuickly.ts."""
    values = grey.astype(np.float32)
    return (values - values.mean()) / (values.std() + 4)


class Lines(IterableDataset):
    """Endless lines; which ones depends on seed and worker alone."""

    def __init__(self, kind: str, seed: int) -> None:
        self.kind, self.seed = kind, seed

    def __iter__(self) -> Iterator[tuple[np.ndarray, str]]:
        worker = torch.utils.data.get_worker_info()
        chance = random.Random(self.seed * 1009 + (worker.id if worker else 0))
        closed = closed_words()
        for n in count():
            if self.kind == "nik":
                text, is_nik = chance.choice(["", "", ": "]) + nik(chance), True
            else:
                text, is_nik = line(chance, closed)
            # Easy lines first.
            strength = chance.random() * min(1, 0.3 + n / 15000)
            grey = damage_line(chance, draw_line(chance, text, is_nik), strength)
            if self.kind == "nik":
                text = text.removeprefix(": ")
            # CTC needs a column for every letter, and one more between two alike.
            if grey.shape[1] >= 4 * (len(text) + sum(a == b for a, b in zip(text, text[1:]))):
                yield grey, " ".join(text.split())


def as_drawn(one: tuple[np.ndarray, str]) -> tuple[np.ndarray, str]:
    return one


def batches(lines: Iterator[tuple[np.ndarray, str]], chance: random.Random, replays: int) -> Iterator[list]:
    """Lines of about the same length together, each pool of them used some times over: drawing costs more than learning."""
    while True:
        pool = [next(lines) for _ in range(POOL)]
        pool.sort(key=lambda one: one[0].shape[1])
        cut = [pool[i : i + BATCH] for i in range(0, POOL, BATCH)]
        for _ in range(replays):
            chance.shuffle(cut)
            yield from cut


def tensors(batch: list, characters: str, chance: random.Random) -> tuple[torch.Tensor, ...]:
    width = math.ceil(max(grey.shape[1] for grey, _ in batch) / 8) * 8 + 8 * chance.randint(0, 2)
    x = torch.zeros(len(batch), 1, HEIGHT, width)
    for i, (grey, _) in enumerate(batch):
        at = chance.randint(0, 3)
        end = min(width, at + grey.shape[1])
        x[i, 0, :, at:end] = torch.from_numpy(normalised(grey))[:, : end - at]
    codes = [[characters.index(c) + 1 for c in text] for _, text in batch]
    return x, torch.tensor(sum(codes, [])), torch.tensor([len(code) for code in codes])


def decoded(scores: torch.Tensor, characters: str) -> list[str]:
    texts = []
    for row in scores.argmax(2).tolist():
        kept = [c for c, before in zip(row, [0, *row]) if c != 0 and c != before]
        texts.append("".join(characters[c - 1] for c in kept).strip())
    return texts


def check(reader: LineReader, held: list, characters: str) -> float:
    """Share of held-out lines that are read without a fault."""
    reader.eval()
    right = 0
    with torch.no_grad():
        for grey, text in held:
            x = torch.from_numpy(normalised(grey))[None, None]
            right += decoded(reader(x), characters)[0] == text
    reader.train()
    return right / len(held)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("reader", choices=READERS)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--minutes", type=float, default=40)
    options.add_argument("--steps", type=int, default=10**9, help="stop after so many, where that is sooner")
    options.add_argument("--rate", type=float, default=2e-3)
    options.add_argument("--replays", type=int, default=3)
    options.add_argument("--start", help="weights to begin from")
    options.add_argument("--out", required=True)
    given = options.parse_args()

    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    chance = random.Random(given.seed)
    shape = READERS[given.reader]
    characters = shape["characters"]
    reader = LineReader(len(characters) + 1, shape["width"], shape["blocks"]).to(memory_format=torch.channels_last)
    if given.start:
        reader.load_state_dict(torch.load(given.start))
    held_lines = iter(Lines(given.reader, given.seed + 1))
    held = [next(held_lines) for _ in range(200)]
    drawn = DataLoader(Lines(given.reader, given.seed), None, num_workers=1, prefetch_factor=2048, collate_fn=as_drawn)
    lines = iter(drawn)
    optimiser = torch.optim.AdamW(reader.parameters(), lr=given.rate, weight_decay=1e-4)
    started = time.monotonic()
    average = None
    reader.train()
    for step, batch in enumerate(batches(lines, chance, given.replays)):
        share = max((time.monotonic() - started) / (60 * given.minutes), step / given.steps)
        if share >= 1:
            break
        # Warm up, then down along a cosine.
        rate = given.rate * min(1, step / 100) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        x, codes, lengths = tensors(batch, characters, chance)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = reader(x.to(memory_format=torch.channels_last))
        scores = scores.float()
        steps = torch.full((len(batch),), scores.shape[1], dtype=torch.long)
        loss = functional.ctc_loss(scores.transpose(0, 1), codes, steps, lengths, zero_infinity=True)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 5)
        optimiser.step()
        average = loss.item() if average is None else 0.98 * average + 0.02 * loss.item()
        if step % 250 == 249:
            right = check(reader, held, characters)
            seconds = time.monotonic() - started
            print(f"{step + 1} steps, {seconds:.0f} s, loss {average:.4f}, lines right {100 * right:.1f} %", flush=True)
            torch.save(reader.state_dict(), given.out)
    torch.save(reader.state_dict(), given.out)
    print(f"done: {given.out}, lines right {100 * check(reader, held, characters):.1f} %")


if __name__ == "__main__":
    main()
