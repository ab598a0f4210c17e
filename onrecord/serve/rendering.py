"""Pages from templates: everything that an article says is escaped, and nothing else is markup."""

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"
TEMPLATE = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    request: Request, template: str, status: int = 200, headers: dict[str, str] | None = None, **told: Any
) -> HTMLResponse:
    """A page of a template. Every template knows the request's path and whether anything can be added."""
    settings = request.app.state.settings
    common = {"path": request.url.path, "read_only": settings.read_only, "with_token": settings.token is not None}
    return HTMLResponse(TEMPLATE.get_template(template).render(common | told), status, headers)
