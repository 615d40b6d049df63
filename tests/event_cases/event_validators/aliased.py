from event_validators.bus import emit as send
from event_validators.events import Before as B
from event_validators.events import Staged

made = Staged


def run():
    send(B(name='aliased.before'))  # NTF101 aliased.before
    send(made(name='aliased'))  # NTF101 aliased.before.after
