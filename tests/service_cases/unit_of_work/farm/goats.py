from farm.mediator import Mediator
from farm.sheep import Happened


class Feed:
    pass


def on_feed(command):
    return [Happened("goat.fed"), Happened("goat.brushed")]


def main() -> None:
    mediator = Mediator()
    mediator.register(Feed, on_feed)
    mediator.send(Feed())
