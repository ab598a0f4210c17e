"""A format is one row: whatever offers formats takes it from the table."""

import subprocess
import sys
from textwrap import dedent

from onrecord.export import FORMATS, explained


def test_formats_are_explained_in_one_line() -> None:
    line = explained(FORMATS[name] for name in ("csv", "atom", "rss"))
    assert line == "csv: a row for each quotation; atom and rss: a feed."


def test_a_new_row_is_offered_by_the_command_line_and_the_api() -> None:
    program = """
        from onrecord.export import formats
        row = formats.Format("csl", "json.write_json", "cslwords", "for Zotero",
                             "application/vnd.citationstyles.csl+json", in_bulk=True)
        formats.FORMATS["csl"] = formats.STREAMED["csl"] = row
        from onrecord.cli import app
        from onrecord.serve.api.exporting import Export
        from typer.testing import CliRunner
        for name in ("read", "export"):
            shown = CliRunner().invoke(app, [name, "--help"]).output
            assert shown.count("cslwords") == 1 and "csl," in shown.replace("csl:", "csl,"), shown
        assert Export(format="csl").format == "csl"
        from onrecord.serve.attachments import attached
        assert attached("a", "csl")["content-disposition"].endswith('a.csl"')
    """
    subprocess.run([sys.executable, "-c", dedent(program)], check=True, timeout=120)


def test_the_table_imports_no_writer() -> None:
    program = (
        "import sys, onrecord.export; print([m for m in sys.modules if m.endswith('export.tei')])"
    )
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert shown.stdout.strip() == b"[]"
