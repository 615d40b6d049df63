import httpx
import requests

from studio import payloads


class Hooks:
    def __init__(self, urls):
        self.urls = urls

    def send(self, payload):
        for url in self.urls:
            requests.post(url, json=payload, timeout=3)

    async def send_later(self, payload):
        async with httpx.AsyncClient() as client:
            for url in self.urls:
                await client.post(url, json=payload)


def start(hooks_of, session):
    Hooks(hooks_of(session)).send({"event": "session.started", "id": session.id})  # sends 'session.started'


def stop(urls, session):
    hooks = Hooks(urls)
    hooks.send(payloads.stopped(session))  # sends 'session.stopped'


async def mix(urls, session):
    await Hooks(urls).send_later({"event": "session.mixed"})  # sends 'session.mixed'
