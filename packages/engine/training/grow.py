"""Begins a reader from the smaller one in the engine, so that it need not learn everything again.

    python grow.py ../weights/lines.onnx grown.pt

Its layers become the first layers of the larger net. At first, the new layers add nothing, both guesses of a column
are the same, and letters it did not know have weights near zero. The smaller one lost its batch normalisation in the
export; it is restored in such a way that the output on drawn lines does not change.
"""

import argparse
from random import Random

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from lines import LEARNT, make_line, tensors
from net import LineReader
from texts import CHARACTERS

SEED = 1
# Unlikely at first: the old letters take precedence.
QUIET = -6.0


def convolutions(path: str) -> list[tuple[np.ndarray, np.ndarray]]:
    """Weights and biases, layer by layer. Halved ones follow a Cast of the same name without `.half`."""
    graph = onnx.load(path).graph
    held = {one.name.removesuffix(".half"): numpy_helper.to_array(one) for one in graph.initializer}
    for node in graph.node:
        if node.op_type == "Constant":
            held[node.output[0].removesuffix(".half")] = numpy_helper.to_array(node.attribute[0].t)
    layers = [
        [held[name].astype(np.float32) for name in node.input[1:]] for node in graph.node if node.op_type == "Conv"
    ]
    return [(layer[0], layer[1]) for layer in layers]


def _pairs(reader: LineReader) -> list[tuple[nn.Conv2d, nn.BatchNorm2d]]:
    """Each convolution of the old part and the normalisation after it."""
    layers = [
        m for part in (reader.see, reader.along) for m in part.modules() if isinstance(m, (nn.Conv2d, nn.BatchNorm2d))
    ]
    return list(zip(layers[::2], layers[1::2]))


def grow(path: str) -> LineReader:
    torch.manual_seed(SEED)
    reader = LineReader(len(CHARACTERS) + 1)
    *old, (say, say_bias) = convolutions(path)
    pairs = _pairs(reader)
    if [tuple(w.shape) for w, _ in old] != [tuple(conv.weight.shape) for conv, _ in pairs]:
        raise SystemExit(f"{path} has other layers than the reader that can be grown.")
    with torch.no_grad():
        for (weight, bias), (conv, norm) in zip(old, pairs):
            conv.weight.copy_(torch.from_numpy(weight))
            norm.bias.copy_(torch.from_numpy(bias))
            norm.weight.fill_((1 + norm.eps) ** 0.5)
        known, classes = say.shape[0], reader.classes
        reader.say.weight.mul_(0.1)
        reader.say.bias.fill_(QUIET)
        for half in range(2):
            reader.say.weight[half * classes : half * classes + known] = torch.from_numpy(say)
            reader.say.bias[half * classes : half * classes + known] = torch.from_numpy(say_bias)
    _normalise(reader, pairs)
    return reader


def _normalise(reader: LineReader, pairs: list[tuple[nn.Conv2d, nn.BatchNorm2d]]) -> None:
    """Sets each normalisation to its layer's output on drawn lines, and cancels it by its own weight and bias."""
    seen: dict[nn.BatchNorm2d, torch.Tensor] = {}
    hooks = [norm.register_forward_pre_hook(lambda norm, given: seen.__setitem__(norm, given[0])) for _, norm in pairs]
    batch = sorted((make_line(LEARNT, SEED, n) for n in range(192)), key=lambda line: line.grey.shape[1])
    sums = {norm: [] for _, norm in pairs}
    reader.eval()
    with torch.no_grad():
        for at in range(0, len(batch), 48):
            reader(tensors(batch[at : at + 48], Random(SEED))[0])
            for norm, given in seen.items():
                sums[norm].append((given.mean((0, 2, 3)), given.pow(2).mean((0, 2, 3))))
        for norm, parts in sums.items():
            mean, square = (torch.stack(part).mean(0) for part in zip(*parts))
            spread = (square - mean**2).clamp(min=1e-6)
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(spread)
            norm.bias.add_(mean)
            norm.weight.copy_((spread + norm.eps).sqrt())
    for hook in hooks:
        hook.remove()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("small")
    options.add_argument("out")
    given = options.parse_args()
    reader = grow(given.small)
    torch.save({"reader": reader.state_dict()}, given.out)
    print(f"{given.out}: {sum(p.numel() for p in reader.parameters()):,} weights")


if __name__ == "__main__":
    main()
