import pytest

import onrecord
from onrecord.errors import LanguageError

from .test_detect import ARTICLES, PLAIN

GERMAN = " ".join(ARTICLES["de"])


def test_read_refuses_what_no_model_reads() -> None:
    with pytest.raises(LanguageError, match=r'in German, .*language="en"'):
        onrecord.read(GERMAN)


def test_read_keeps_the_language() -> None:
    assert onrecord.read(PLAIN).document.language == "en"
    assert onrecord.read(GERMAN, any_language=True).document.language == "de"
    assert onrecord.read(PLAIN, language="en-GB").document.language == "en-GB"
