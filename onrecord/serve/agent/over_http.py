"""The agent protocol at an address of the application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from onrecord.serve.settings import Settings

PATH = "/mcp"
GUARDED = TransportSecuritySettings(enable_dns_rebinding_protection=False)
"""Whom it answers is decided in front of the application: see safety.py. A second list of names
would only differ."""


class OverHTTP:
    """A server of the agent protocol as an ASGI application (streamable HTTP): each request is one
    question, its answer one JSON object, and nothing is kept between them."""

    def __init__(self, server: MCPServer, settings: Settings) -> None:
        """For a server; what is sent has the application's limit."""
        self.server, self.settings = server, settings

    def join(self, app: FastAPI) -> None:
        """Puts it into an application. It takes no GET, by which clients would wait for what is
        never sent."""
        app.router.routes.append(Route(PATH, self, methods=["POST"], include_in_schema=False))

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """While it runs, it answers."""
        self.server.streamable_http_app(  # a session manager of its own for each run: none can run twice
            json_response=True,
            stateless_http=True,
            max_request_body_size=self.settings.max_bytes,
            transport_security=GUARDED,
        )
        async with self.server.session_manager.run():
            yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        await self.server.session_manager.handle_request(scope, receive, send)
