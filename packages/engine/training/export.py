"""Writes a trained reader as ONNX: from a line N x 1 x 32 x W, W a multiple of 8, to probabilities N x W/2 x classes.

python export.py lines.pt lines.onnx
"""

import argparse
import inspect

import torch
from torch import nn

from lines import HEIGHT
from net import LineReader
from texts import CHARACTERS


class Probabilities(nn.Module):
    def __init__(self, reader: LineReader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, line: torch.Tensor) -> torch.Tensor:
        return self.reader(line).exp()


def load_average(path: str) -> LineReader:
    """The running average of a run's weights; weights without a run are returned as they are."""
    held = torch.load(path, weights_only=True)
    reader = LineReader(len(CHARACTERS) + 1)
    reader.load_state_dict(held.get("average", held["reader"]))
    return reader.eval()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("weights")
    options.add_argument("out")
    given = options.parse_args()
    # Newer versions of torch write another kind of graph by default; older ones lack the option.
    old_way = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
    torch.onnx.export(
        Probabilities(load_average(given.weights)).eval(),
        (torch.zeros(1, 1, HEIGHT, 320),),
        given.out,
        input_names=["line"],
        output_names=["probabilities"],
        dynamic_axes={"line": {3: "width"}, "probabilities": {1: "steps"}},
        opset_version=13,
        **old_way,
    )


if __name__ == "__main__":
    main()
