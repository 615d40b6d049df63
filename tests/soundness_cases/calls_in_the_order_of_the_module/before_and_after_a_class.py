import oslo_messaging

N = oslo_messaging.Notifier(None)


def place(name, taken={}):
    taken[name] = len(taken) + 1
    return f'{name}{taken[name]}'


FIRST = place('hall')


class Room:
    name = FIRST + '.' + 'room'


LAST = place('attic')


def go(ctx):
    N.info(ctx, LAST, {})  #! attic2
    N.info(ctx, Room.name, {})  #! hall1.room

# run: go(ctx)
