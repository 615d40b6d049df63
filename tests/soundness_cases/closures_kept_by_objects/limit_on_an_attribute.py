import oslo_messaging

N = oslo_messaging.Notifier(None)


def limited(limit):
    used = 0

    def use(ctx, name):
        nonlocal used
        used += 1
        N.info(ctx, name + ('.refused' if used > limit else '.used'), {})

    return use


class Door:
    def __init__(self):
        self.use = limited(2)

    def open(self, ctx):
        self.use(ctx, 'door')  #! door.refused door.used


def go(ctx, door):
    door.open(ctx)

# run: door = Door(); go(ctx, door); go(ctx, door); go(ctx, door)
