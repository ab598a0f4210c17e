"""The pages, a module each: what a person asks for, and the template that shows it."""

from fastapi import APIRouter

from onrecord.serve.pages import add, api, article, check, home, proof, saved, search, speaker, statement

PAGES: tuple[APIRouter, ...] = (
    api.router,
    home.router,
    add.router,
    search.router,
    check.router,
    saved.router,
    proof.router,
    article.router,
    speaker.router,
    statement.router,
)
