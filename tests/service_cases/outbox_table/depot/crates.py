import json

from depot.models import Crate, OutboxMessage


def add(session, event_type, **body):
    session.add(OutboxMessage(event_type=event_type, body=json.dumps(body)))


def store(session):
    crate = Crate(state="stored")
    session.add(crate)
    session.add(OutboxMessage(event_type="crate.stored", body="{}"))  # sends 'crate.stored'
    session.commit()


def move(session, crate, shelf):
    add(session, "crate.moved", shelf=shelf)  # sends 'crate.moved'


def scrap(session, crate):
    for step in ("opened", "emptied"):
        add(session, f"crate.{step}")  # sends 'crate.emptied' 'crate.opened'
