from signals import bus
from signals.bus import opened


def open_it():
    opened.send('opened')  # NTF101 heard.opened
    bus.unheard.send('unheard')
