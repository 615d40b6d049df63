from callbacks.receivers import Receiver as Out
from callbacks.receivers import tell as say


def run(ctx):
    say(ctx, Out())
