"""The API, a module for each kind of request, all below `/api/v1`; programs find it described in
`/api/openapi.json`.

`shapes.py` describes the answers, `describing.py` the rest; `request_body.py` is how articles come in.
"""

from fastapi import APIRouter

from onrecord.serve.api import (
    adding,
    checking,
    exporting,
    proofing,
    reading,
    saving,
    searching,
    views,
)

PREFIX = "/api/v1"
API: tuple[APIRouter, ...] = (
    searching.router,
    exporting.router,
    views.router,
    checking.router,
    saving.router,
    reading.router,
    proofing.router,
    adding.router,
)
