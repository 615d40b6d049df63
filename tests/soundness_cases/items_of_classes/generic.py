import oslo_messaging
from typing import Generic, TypeVar

T = TypeVar('T')
N = oslo_messaging.Notifier(None)


class Topic(Generic[T]):
    def __init__(self, noun):
        self.noun = noun


def main(ctx):
    N.info(ctx, Topic[int]('note').noun, {})  #! note

# run: main(None)
