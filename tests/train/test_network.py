from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch", reason="PyTorch, of the extra `train`, is not installed")

from onrecord.errors import ModelError  # noqa: E402
from onrecord.train.network import Dropout, Encoder, Layout, Linker, crf_loss, relative_buckets  # noqa: E402
from onrecord.train.run import Progress, Settings, train  # noqa: E402

from .invented import articles  # noqa: E402

TINY = Layout(
    vocabulary=256, width=16, layers=1, heads=2, head=8, inner=32, positions=320, link=8, narrow=4
)


def network(seed: int) -> "torch.nn.ModuleDict":
    torch.manual_seed(seed)
    return torch.nn.ModuleDict({"encoder": Encoder(TINY), "linker": Linker(TINY)})


@pytest.mark.parametrize("seed", range(4))
def test_crf_loss_is_that_of_the_gold_path_among_all(seed: int) -> None:
    chance = torch.Generator().manual_seed(seed)
    scores = torch.randn(2, 4, 3, generator=chance)
    transitions = torch.randn(3, 3, generator=chance)
    gold = torch.randint(3, (2, 4), generator=chance)
    lengths = (4, 2)
    mask = torch.arange(4)[None] < torch.tensor(lengths)[:, None]

    def of_path(anchor: int, path: tuple[int, ...]) -> float:
        at_pieces = sum(scores[anchor, place, label].item() for place, label in enumerate(path))
        return at_pieces + sum(transitions[step].item() for step in pairwise(path))

    for anchor, length in enumerate(lengths):
        every = torch.tensor([of_path(anchor, path) for path in product(range(3), repeat=length)])
        expected = every.logsumexp(0) - of_path(anchor, tuple(gold[anchor, :length].tolist()))
        loss = crf_loss(scores, transitions, gold, mask)[anchor]
        torch.testing.assert_close(loss, expected, rtol=1e-4, atol=1e-4)


def test_encoder_gives_a_piece_the_same_whatever_pads_its_window() -> None:
    encoder = network(1)["encoder"].eval()
    ids, features = torch.randint(1, 256, (1, 20)), torch.randint(4, (1, 20, 3))
    padded = torch.nn.functional.pad(ids, (0, 9)), torch.nn.functional.pad(features, (0, 0, 0, 9))
    for alone, beside in zip(encoder(ids, features), encoder(*padded), strict=True):
        torch.testing.assert_close(alone, beside[:, :20])


def test_dropout_zeroes_its_share_and_keeps_the_mean() -> None:
    torch.manual_seed(1)
    dropout, ones = Dropout(0.25), torch.ones(400, 400)
    values = dropout(ones)
    assert abs((values == 0).float().mean().item() - 0.25) < 0.01
    assert abs(values.mean().item() - 1) < 0.01
    assert (dropout.eval()(ones) == ones).all()


def trained(settings: Settings, tokenizer: Tokenizer) -> "tuple[torch.nn.Module, list[Progress]]":
    steps: list[Progress] = []
    return train(network(1), articles(), tokenizer, settings, steps.append), steps


def test_train_lowers_the_loss(tokenizer: Tokenizer) -> None:
    found, steps = trained(Settings(epochs=20, rate=1e-2, fresh=2), tokenizer)
    assert [one.step for one in steps] == list(range(1, 21)) and steps[0].steps == 20
    losses = [one.loss for one in steps]
    assert sum(losses[-4:]) < 0.6 * sum(losses[:4])
    assert not found.training


def test_train_gives_the_same_weights_for_the_same_seed(tokenizer: Tokenizer) -> None:
    one, same, other = (
        trained(Settings(epochs=2, seed=seed), tokenizer)[0].state_dict() for seed in (1, 1, 2)
    )
    assert all(torch.equal(one[name], same[name]) for name in one)
    assert not all(torch.equal(one[name], other[name]) for name in one)


def test_train_ends_at_the_step_asked_for_at_the_rate_of_the_whole_plan(
    tokenizer: Tokenizer,
) -> None:
    (_, whole), (_, cut) = (trained(Settings(epochs=8, stop=stop), tokenizer) for stop in (None, 3))
    assert [done.loss for done in cut] == [done.loss for done in whole[:3]]
    assert cut[-1].steps == 3 < whole[-1].steps


def test_train_goes_on_from_its_checkpoint(tokenizer: Tokenizer, tmp_path: Path) -> None:
    plan, kept = Settings(epochs=6), tmp_path / "folder" / "run.pt"

    def run(
        settings: Settings, checkpoint: Path | None
    ) -> tuple[list[int], dict[str, torch.Tensor]]:
        done: list[Progress] = []
        small = replace(TINY, dropout=0.0)  # its masks are not kept
        torch.manual_seed(1)
        start = torch.nn.ModuleDict({"encoder": Encoder(small), "linker": Linker(small)})
        found = train(start, articles(), tokenizer, settings, done.append, checkpoint=checkpoint)
        return [one.step for one in done], found.state_dict()

    assert run(replace(plan, stop=2), kept)[0] == [1, 2]
    steps, broken_off = run(plan, kept)
    assert steps == [3, 4, 5, 6] and run(plan, kept)[0] == []
    whole = run(plan, None)[1]
    assert all(torch.equal(whole[name], broken_off[name]) for name in whole)


def test_a_checkpoint_of_another_run_is_refused(tokenizer: Tokenizer, tmp_path: Path) -> None:
    kept = tmp_path / "run.pt"
    train(network(1), articles(), tokenizer, Settings(epochs=2), lambda _: None, checkpoint=kept)
    for other, start in (
        (Settings(epochs=2, rate=1e-3), network(1)),
        (Settings(epochs=2), network(2)),
    ):
        with pytest.raises(
            ModelError,
            match=r"run\.pt: kept by a run with other articles, settings or first weights",
        ):
            train(start, articles(), tokenizer, other, lambda _: None, checkpoint=kept)
    kept.write_bytes(b"damaged")
    with pytest.raises(ModelError, match=r"run\.pt: what a run kept is damaged"):
        train(
            network(1), articles(), tokenizer, Settings(epochs=2), lambda _: None, checkpoint=kept
        )


def test_relative_buckets_tell_near_places_apart_and_far_ones_roughly() -> None:
    buckets = relative_buckets(torch.arange(400), 32)
    assert buckets[0, :9].tolist() == [0, *range(17, 25)]
    assert buckets[:9, 0].tolist() == list(range(9))
    assert buckets[0, 128] == buckets[0, 399] == 31 and buckets[399, 0] == 15


def test_train_stops_when_the_loss_runs_away(tokenizer: Tokenizer) -> None:
    with pytest.raises(
        ModelError,
        match=r"training ran away: the loss rose from .* by step \d+: try a lower --rate",
    ):
        trained(Settings(epochs=300, rate=30, fresh=1, warmup=0.5), tokenizer)
