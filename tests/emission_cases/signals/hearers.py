import signals.bus as signalling
from signals.bus import BUS, opened, receiver


@receiver(opened)
def on_opened(what):
    BUS.info(None, 'heard.%s' % what, {})


def on_moved(what):
    signalling.BUS.info(None, 'seen.' + what, {})


def connect(signal, function):
    signal.receivers.append(function)


connect(
    signalling.moved,
    on_moved,
)
