from signals.bus import BUS, Signal, receiver

stopped = Signal()


@receiver(stopped)
def on_stopped(what):
    BUS.info(None, 'same.' + what, {})


def stop():
    stopped.send('stopped')  # NTF101 same.stopped
