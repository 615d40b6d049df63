from names_of_methods.bus import NOTIFIER
from names_of_methods.bus import emit as tell
from names_of_methods.bus import on as subscribe


@subscribe('door.opened')
def opened(topic):
    NOTIFIER.info({}, 'heard.' + topic, {})


def open_door():
    tell('door.opened')  # NTF101 all.door_opened NTF101 heard.door.opened
