"""Writes a trained reader as ONNX: from a line N x 1 x 32 x W to probabilities N x W/4 x classes.

    python export.py lines lines.pt lines.onnx
"""

import argparse
import inspect

import torch
from torch import nn

from net import LineReader
from train import READERS


class Probabilities(nn.Module):
    def __init__(self, reader: LineReader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, line: torch.Tensor) -> torch.Tensor:
        return self.reader(line).exp()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("reader", choices=READERS)
    options.add_argument("weights")
    options.add_argument("out")
    given = options.parse_args()
    shape = READERS[given.reader]
    reader = LineReader(len(shape["characters"]) + 1, shape["width"], shape["blocks"])
    reader.load_state_dict(torch.load(given.weights))
    # Newer versions of torch would write another kind of graph unless told; older ones do not know the word.
    old_way = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
    torch.onnx.export(
        Probabilities(reader).eval(),
        (torch.zeros(1, 1, 32, 320),),
        given.out,
        input_names=["line"],
        output_names=["probabilities"],
        dynamic_axes={"line": {3: "width"}, "probabilities": {1: "steps"}},
        opset_version=13,
        **old_way,
    )


if __name__ == "__main__":
    main()
