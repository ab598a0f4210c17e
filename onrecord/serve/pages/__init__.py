"""The pages, a module each: each takes a person's request and shows a template."""

from fastapi import APIRouter

from onrecord.serve.pages import (
    add,
    alerts,
    api,
    article,
    check,
    feeds,
    home,
    proof,
    saved,
    search,
    speaker,
    statement,
)

PAGES: tuple[APIRouter, ...] = (
    api.router,
    home.router,
    add.router,
    alerts.router,
    feeds.router,
    search.router,
    check.router,
    saved.router,
    proof.router,
    article.router,
    speaker.router,
    statement.router,
)
