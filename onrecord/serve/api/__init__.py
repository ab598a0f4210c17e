"""The API, a module for each kind of request, all below `/api/v1`; programs find it described in
`/api/openapi.json`.

`shapes.py` describes the answers, `describing.py` the rest; `sent.py` is how articles come in.
"""

from fastapi import APIRouter

from onrecord.serve.api import (
    adding,
    checking,
    exporting,
    looking,
    proofing,
    reading,
    saving,
    searching,
)

PREFIX = "/api/v1"
API: tuple[APIRouter, ...] = (
    searching.router,
    exporting.router,
    looking.router,
    checking.router,
    saving.router,
    reading.router,
    proofing.router,
    adding.router,
)
