"""OpenVINO, imported so that it tells nobody.

Importing it reports the use to its makers over the network, by the package openvino-telemetry, which it requires. In a
process that uses onrecord that package cannot be imported, and OpenVINO then does without. Its tools for converting
models, which take as long to import as the rest, are left out until somebody asks for them.
"""

import sys

TELEMETRY, TOOLS = "openvino_telemetry", "openvino.tools.ovc"

sys.modules.setdefault(TELEMETRY, None)  # type: ignore[arg-type]  # None: importing it is an ImportError
_hidden = TOOLS not in sys.modules
if _hidden:
    sys.modules[TOOLS] = None  # type: ignore[assignment]

from openvino import Core, Model, save_model  # noqa: E402

if _hidden:
    del sys.modules[TOOLS]

__all__ = ["Core", "Model", "save_model"]
