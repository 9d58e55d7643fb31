"""The reader: a small convolutional net over a grey line, two guesses every fourth column, decoded by CTC."""

import torch
from torch import nn

# Two guesses every fourth column: narrow letters beside each other ("II") need a guess each and a blank between.
COLUMNS_PER_STEP = 2


def _conv(inputs: int, outputs: int, kernel, stride=1, padding=None) -> nn.Sequential:
    padding = [k // 2 for k in kernel] if padding is None else padding
    conv = nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Along(nn.Module):
    """A residual block that looks along the line."""

    def __init__(self, channels: int, reach: int) -> None:
        super().__init__()
        self.look = nn.Sequential(
            _conv(channels, channels, (1, reach)),
            nn.Conv2d(channels, channels, (1, reach), 1, (0, reach // 2), bias=False),
            nn.BatchNorm2d(channels),
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(x + self.look(x))


class Weigh(nn.Module):
    """A residual block that looks further along each channel, then mixes the channels. It starts by adding nothing."""

    def __init__(self, channels: int, reach: int, times: int) -> None:
        super().__init__()
        last = nn.BatchNorm2d(channels)
        nn.init.zeros_(last.weight)
        self.look = nn.Sequential(
            nn.Conv2d(channels, channels, (1, reach), 1, (0, reach // 2), groups=channels, bias=False),
            nn.BatchNorm2d(channels),
            _conv(channels, times * channels, (1, 1)),
            nn.Conv2d(times * channels, channels, 1, bias=False),
            last,
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.look(x)


class LineReader(nn.Module):
    """From N x 1 x 32 x W, brightness around zero, to N x W/2 x classes, as log probabilities."""

    def __init__(self, classes: int, width: int = 32, blocks: int = 2, further: int = 8) -> None:
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
        self.further = nn.Sequential(*(Weigh(4 * w, 9, 2) for _ in range(further)))
        self.say = nn.Conv2d(4 * w, 2 * classes, 1)
        self.classes = classes

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.say(self.further(self.along(self.see(x))))
        # N x (2 * classes) x 1 x T: the first half of the channels is the earlier guess.
        y = y.squeeze(2).transpose(1, 2)
        return y.reshape(y.shape[0], -1, self.classes).log_softmax(2)
