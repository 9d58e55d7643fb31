"""Reads the same held-out lines with several readers: runs of train.py, exported ones, and stock recognisers.

    python peers.py [--lines 100] run/lines.pt ../weights/lines.onnx ../models/rec-v6-small.onnx

Only lines with a value count, and only their value: the text after the end of a label or, for readers that do not
mark that end, after the last colon. Columns: letters and digits; spaces and marks too; processor time per line.
"""

import argparse
import time
from collections.abc import Callable

import numpy as np
import onnxruntime
import torch
from PIL import Image

from export import load_average
from lines import CUT, as_input, cut_high, make_photo, normalised
from measure import KINDS, SEED, bare, decoded
from texts import END

Read = Callable[[Image.Image], str]
# Printable ASCII from 0 to ~, then ! to /, then a space: the classes left in the stock recognisers.
_STOCK = "".join(map(chr, [*range(48, 127), *range(33, 48)])) + " "


def _ours(scores: Callable[[np.ndarray], np.ndarray]) -> Read:
    """As the engine does it: cut out at one height, shrunk, and widened to a multiple of eight."""

    def read(photo: Image.Image) -> str:
        picture = Image.fromarray(as_input(cut_high(photo, CUT)))
        wide = picture.resize((max(16, round(picture.width / 8) * 8), picture.height), Image.Resampling.BILINEAR)
        return decoded(scores(normalised(np.asarray(wide))[None, None]))

    return read


def _stock(session: onnxruntime.InferenceSession) -> Read:
    name = session.get_inputs()[0].name

    def read(photo: Image.Image) -> str:
        line = np.asarray(cut_high(photo, CUT), np.float32) / 127.5 - 1
        wide = np.zeros((CUT, -(-max(line.shape[1], CUT) // 8) * 8), np.float32)
        wide[:, : line.shape[1]] = line
        return decoded(session.run(None, {name: np.stack([wide] * 3)[None]})[0][0], _STOCK)

    return read


def reader_of(path: str) -> Read:
    if path.endswith(".pt"):
        reader = load_average(path)

        def scores(x: np.ndarray) -> np.ndarray:
            with torch.no_grad():
                return reader(torch.from_numpy(x))[0].numpy()

        return _ours(scores)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    entry = session.get_inputs()[0]
    return _stock(session) if entry.shape[1] == 3 else _ours(lambda x: session.run(None, {entry.name: x})[0][0])


def value_of(said: str, labelled: bool) -> str:
    if END in said:
        return said.rsplit(END, 1)[1]
    return said.rsplit(":", 1)[-1] if labelled else said


def has_value(said: str) -> bool:
    """Excludes worn-off colons and lone labels, which are unfair to readers that do not mark the end of a label."""
    return not said.endswith(END) and (END not in said or f":{END}" in said)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("readers", nargs="+")
    options.add_argument("--lines", type=int, default=100, help="of each kind")
    given = options.parse_args()
    torch.set_num_threads(1)
    readers = {path: reader_of(path) for path in given.readers}
    for at, (kind, what) in enumerate(KINDS.items()):
        made = (make_photo(what, SEED + at, n) for n in range(given.lines))
        held = [(photo, said) for photo, said in made if has_value(said)]
        for path, read in readers.items():
            began = time.process_time()
            pairs = [(value_of(read(photo), END in said).strip(), value_of(said, False)) for photo, said in held]
            taken = 1000 * (time.process_time() - began) / len(held)
            letters = sum(bare(one) == bare(wanted) for one, wanted in pairs)
            exact = sum(one == wanted for one, wanted in pairs)
            share = f"letters {letters} of {len(held)}, spaces and marks too {exact}"
            print(f"{kind:6} {path.rsplit('/', 1)[-1]:18} {share:48} {taken:5.1f} ms", flush=True)


if __name__ == "__main__":
    main()
