"""Trains a reader on lines drawn on the fly from a seed, on one core without a GPU, over any number of days.

    python train.py --seed 7 --out run/lines.pt                        # until it is stopped: Ctrl-C or SIGTERM
    python train.py --start run/lines.pt --out run/lines.pt            # resumes as if it had never stopped
    python train.py --start run/lines.pt --cool 4000 --out cooled.pt   # the rate falls to zero: weights for use
    python train.py --steps 20 --out /tmp/tiny.pt                      # only checks that it runs

Beside the weights, a table (`.csv`) says how much it could read after how many steps. A run can also start from the
weights of `grow.py`.
"""

import argparse
import csv
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import torch
from torch.nn import functional

from lines import BATCH, POOL, Line, pools, tensors
from measure import Score, held_out, read_all
from net import LineReader
from texts import CHARACTERS

WARM_UP = 100
SAVE = 20
# Share of the old weights in the running average, which is what is measured and exported.
KEPT = 0.998


class Run:
    """Everything a run needs to resume: weights, their average, the optimiser's state, and its progress."""

    def __init__(self, seed: int, device: str = "cpu") -> None:
        torch.manual_seed(seed)
        self.device = device
        self.seed, self.step, self.seconds, self.loss = seed, 0, 0.0, None
        self.reader = LineReader(len(CHARACTERS) + 1).to(device, memory_format=torch.channels_last)
        self.optimiser = torch.optim.AdamW(self.reader.parameters(), lr=0, weight_decay=1e-3)
        self.average = {name: value.clone() for name, value in self.reader.state_dict().items()}

    def load(self, path: str) -> None:
        held = torch.load(path, self.device, weights_only=True)
        self.reader.load_state_dict(held["reader"])
        self.average = held.get("average") or {name: v.clone() for name, v in self.reader.state_dict().items()}
        if "step" in held:
            self.optimiser.load_state_dict(held["optimiser"])
            self.seed, self.step, self.seconds, self.loss = (held[name] for name in ("seed", "step", "seconds", "loss"))

    def save(self, path: Path) -> None:
        kept = {"reader": self.reader.state_dict(), "average": self.average, "optimiser": self.optimiser.state_dict()}
        told = {"seed": self.seed, "step": self.step, "seconds": self.seconds, "loss": self.loss}
        # Never leaves half a file, even if the machine stops.
        part = path.with_suffix(".part")
        torch.save(kept | told, part)
        part.replace(path)

    def batches(self, drawers: int = 0) -> Iterator[list[Line]]:
        """The batches that follow the steps done so far."""
        number, done = divmod(self.step, POOL // BATCH)
        for pool in pools(self.seed, number, drawers):
            yield from pool[done:]
            done = 0

    def learn(self, batch: list[Line], rate: float) -> None:
        x, codes, lengths = tensors(batch, Random(f"{self.seed}:place:{self.step}"))
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        # Sixteen bits only on a device that supports them: a processor that emulates them took 16 times as long.
        with torch.autocast(self.device, torch.bfloat16, enabled=self.device != "cpu"):
            scores = self.reader(x.to(self.device, memory_format=torch.channels_last)).float()
        steps = torch.full((len(batch),), scores.shape[1], dtype=torch.long)
        loss = functional.ctc_loss(scores.transpose(0, 1), codes.to(self.device), steps, lengths, zero_infinity=True)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 5)
        self.optimiser.step()
        self.step += 1
        self.loss = loss.item() if self.loss is None else 0.98 * self.loss + 0.02 * loss.item()
        kept = min(KEPT, self.step / (self.step + 10))
        for name, now in self.reader.state_dict().items():
            if now.is_floating_point():
                self.average[name].lerp_(now, 1 - kept)

    def averaged(self) -> LineReader:
        """The average of the weights, which is measured and exported."""
        reader = LineReader(self.reader.classes)
        reader.load_state_dict(self.average)
        return reader.eval()


def _is_due(step: int) -> bool:
    """More often at first, where the curve is steep."""
    return step % (100 if step < 1000 else 500) == 0


def _note(run: Run, out: Path, score: Score) -> None:
    """One row of the learning curve."""
    table, new = out.with_suffix(".csv"), not out.with_suffix(".csv").exists()
    row = {"steps": run.step, "lines": run.step * BATCH, "processor_hours": f"{run.seconds / 3600:.3f}"}
    row |= {"loss": "" if run.loss is None else f"{run.loss:.4f}"} | {
        name: f"{value:.2f}" for name, value in score.as_table().items()
    }
    with table.open("a", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        if new:
            writer.writeheader()
        writer.writerow(row)
    print(", ".join(f"{name} {value}" for name, value in row.items()), flush=True)


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--rate", type=float, default=1e-3)
    options.add_argument("--steps", type=int, default=10**9, help="stop after so many, counted from the very first")
    options.add_argument("--cool", type=int, help="bring the rate down to nothing over so many steps, and stop")
    options.add_argument("--start", help="a run to go on with, or weights to begin from")
    options.add_argument("--device", default="cpu", help="`cuda` where there is a GPU")
    options.add_argument(
        "--drawers", type=int, default=0, help="processes that draw lines ahead; none: drawn in between"
    )
    options.add_argument("--out", type=Path, required=True)
    return options.parse_args()


def main() -> None:
    given = _options()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    run = Run(given.seed, given.device)
    if given.start:
        run.load(given.start)
    stopped: list[int] = []
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda number, _: stopped.append(number))
    held = held_out()
    if run.step == 0:
        _note(run, given.out, read_all(run.averaged(), held))
    first, began, before = run.step, time.process_time(), run.seconds
    last = min(given.steps, first + given.cool if given.cool else given.steps)
    run.reader.train()
    for batch in run.batches(given.drawers):
        if stopped or run.step >= last:
            break
        left = (last - run.step) / given.cool if given.cool else 1
        run.learn(batch, given.rate * min(1, (run.step + 1) / WARM_UP) * left)
        run.seconds = before + time.process_time() - began
        if _is_due(run.step):
            _note(run, given.out, read_all(run.averaged(), held))
        if run.step % SAVE == 0:
            run.save(given.out)
    run.save(given.out)
    if not _is_due(run.step):
        _note(run, given.out, read_all(run.averaged(), held))


if __name__ == "__main__":
    main()
