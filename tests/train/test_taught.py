import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch", reason="PyTorch, of the extra `train`, is not installed")

from onrecord.train.calibration import Calibration  # noqa: E402
from onrecord.train.network import Encoder, Layout, Linker  # noqa: E402
from onrecord.train.taught import as_model, read_by  # noqa: E402

from .invented import articles  # noqa: E402

TINY = Layout(
    vocabulary=256, width=16, layers=1, heads=2, head=8, inner=32, positions=320, link=8, narrow=4
)


@pytest.mark.parametrize(("bias", "sure"), [(5.0, True), (-1.0, False), (-5.0, None)])
def test_what_the_teacher_is_sure_of_is_taught_and_what_it_doubts_is_unknown(
    bias: float, sure: bool | None, tokenizer: Tokenizer
) -> None:
    torch.manual_seed(1)
    network = torch.nn.ModuleDict({"encoder": Encoder(TINY), "linker": Linker(TINY)})
    calibration = Calibration((bias, 0.0, 0.0), 0.5, 0.0)
    found = list(read_by(as_model(network, tokenizer), calibration, articles()))
    assert [(one.id, one.text) for one in found] == [(one.id, one.text) for one in articles()]
    for one in found:
        assert bool(one.quotations) == (sure is True) and bool(one.unknown) == (sure is False)
        spans = [span for quotation in one.quotations for span in quotation.content] + list(
            one.unknown
        )
        assert all(0 <= span.start < span.end <= len(one.text) for span in spans)
