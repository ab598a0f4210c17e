"""The record, the reader, the settings and the jobs of the application, as dependencies of request
handlers."""

from typing import Annotated

from fastapi import Depends, Request

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve.jobs import Jobs
from onrecord.serve.settings import Settings
from onrecord.serve.watching import Watching


def _record(request: Request) -> Record:
    record: Record = request.app.state.record
    return record


def _reader(request: Request) -> Reader:
    reader: Reader = request.app.state.reader
    return reader


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def _watching(request: Request) -> Watching:
    watching: Watching = request.app.state.watching
    return watching


Kept = Annotated[Record, Depends(_record)]
Reads = Annotated[Reader, Depends(_reader)]
Set = Annotated[Settings, Depends(_settings)]
Adding = Annotated[Jobs, Depends(_jobs)]
Watches = Annotated[Watching, Depends(_watching)]
