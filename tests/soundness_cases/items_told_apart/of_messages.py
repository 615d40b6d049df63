import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


ROOMS = set()


def join(room):
    ROOMS.add(room)
    N.info(None, 'joined', {})  #! joined


def leave(room):
    if room in ROOMS:
        N.info(None, 'left', {})  #! left
    else:
        N.info(None, 'not_joined', {})  #! not_joined


ACTIONS = {'join': join, 'leave': leave}


def receive(text):
    message = json.loads(text)
    ACTIONS[message['action']](message['room'])

# run: receive('{"action": "join", "room": 1}'); receive('{"action": "leave", "room": 1}')
# run: receive('{"action": "leave", "room": 2}')
