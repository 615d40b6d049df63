from typing import TypedDict


class Payload(TypedDict):
    event: str
    id: str


def stopped(session) -> Payload:
    return Payload(event="session.stopped", id=session.id)
