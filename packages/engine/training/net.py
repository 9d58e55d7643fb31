"""The reader: a small convolutional net over a grey line, a guess every fourth column, decoded by CTC."""

import torch
from torch import nn


def _conv(inputs: int, outputs: int, kernel, stride=1, padding=None) -> nn.Sequential:
    padding = [k // 2 for k in kernel] if padding is None else padding
    conv = nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Along(nn.Module):
    """Looks along the line, and adds what it sees."""

    def __init__(self, channels: int, reach: int) -> None:
        super().__init__()
        self.look = nn.Sequential(
            _conv(channels, channels, (1, reach)),
            nn.Conv2d(channels, channels, (1, reach), 1, (0, reach // 2), bias=False),
            nn.BatchNorm2d(channels),
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(x + self.look(x))


class LineReader(nn.Module):
    """From N x 1 x 32 x W, light and dark around zero, to N x W/4 x classes, as logarithms of probabilities."""

    def __init__(self, classes: int, width: int = 32, blocks: int = 2) -> None:
        super().__init__()
        w = width
        self.see = nn.Sequential(
            _conv(1, w // 2, (3, 3), 2),
            _conv(w // 2, w, (3, 3), 2),
            _conv(w, 2 * w, (3, 3)),
            _conv(2 * w, 2 * w, (3, 3), (2, 1)),
            _conv(2 * w, 3 * w, (3, 3), (2, 1)),
            _conv(3 * w, 4 * w, (2, 3), 1, (0, 1)),
        )
        self.along = nn.Sequential(*(Along(4 * w, 5) for _ in range(blocks)))
        self.say = nn.Conv2d(4 * w, classes, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.say(self.along(self.see(x)))
        return y.squeeze(2).transpose(1, 2).log_softmax(2)
