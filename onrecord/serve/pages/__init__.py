"""The pages, a module each: what a person asks for, and the template that shows it."""

from fastapi import APIRouter

from onrecord.serve.pages import home

PAGES: tuple[APIRouter, ...] = (home.router,)
