"""What a run over several days relies on. In this folder: python -m unittest"""

import tempfile
import unittest
from pathlib import Path
from random import Random

import torch

import faces
import grounds
from lines import LEARNT, make_line, pool
from measure import bare, decoded
from rows import row
from texts import CHARACTERS, END
from train import Run


class Lines(unittest.TestCase):
    def test_a_line_depends_on_its_seed_and_number_alone(self) -> None:
        first = make_line(LEARNT, 7, 5)
        make_line(LEARNT, 7, 4)
        again, other = make_line(LEARNT, 7, 5), make_line(LEARNT, 8, 5)
        self.assertEqual(first.said, again.said)
        self.assertTrue((first.grey == again.grey).all())
        self.assertFalse(first.grey.shape == other.grey.shape and (first.grey == other.grey).all())

    def test_what_a_row_says_is_what_is_printed(self) -> None:
        random = Random(3)
        for _ in range(2000):
            one = row(random)
            printed = "".join(piece.text for piece in one.pieces)
            self.assertEqual(printed.replace(" ", ""), one.said.replace(END, "").replace(" ", ""))
            self.assertEqual(one.said, " ".join(one.said.split()))
            self.assertLessEqual(set(one.said), set(CHARACTERS))

    def test_nothing_that_is_measured_was_learnt_from(self) -> None:
        learnt = {**faces.LEARNT.body, **faces.LEARNT.digits}
        self.assertFalse(learnt.keys() & {**faces.UNSEEN.body, **faces.UNSEEN.digits}.keys())
        self.assertFalse(set(grounds.LEARNT) & set(grounds.UNSEEN))


class Decoding(unittest.TestCase):
    def test_repeats_count_once_unless_a_blank_stands_between(self) -> None:
        a, b = CHARACTERS.index("A") + 1, CHARACTERS.index("B") + 1
        scores = torch.nn.functional.one_hot(torch.tensor([0, a, a, 0, a, b, 0]), len(CHARACTERS) + 1)
        self.assertEqual(decoded(scores.numpy()), "AAB")

    def test_letters_and_digits_are_what_a_field_is_judged_by(self) -> None:
        self.assertEqual(bare("Jl. Mawar 1/2"), "JLMAWAR12")


class Resuming(unittest.TestCase):
    def test_a_run_taken_up_again_is_the_run_that_never_stopped(self) -> None:
        torch.set_num_threads(1)
        batches = pool(7, 0)[:4]
        whole = Run(7)
        for batch in batches:
            whole.learn(batch, 1e-3)
        first, second = Run(7), Run(1)
        for batch in batches[:2]:
            first.learn(batch, 1e-3)
        with tempfile.TemporaryDirectory() as folder:
            first.save(Path(folder) / "run.pt")
            second.load(str(Path(folder) / "run.pt"))
        self.assertEqual([line.said for line in next(second.batches())], [line.said for line in batches[2]])
        for batch in batches[2:]:
            second.learn(batch, 1e-3)
        for one, other in ((whole.average, second.average), (whole.reader.state_dict(), second.reader.state_dict())):
            for name, value in one.items():
                self.assertTrue(torch.equal(value, other[name]), name)


if __name__ == "__main__":
    unittest.main()
