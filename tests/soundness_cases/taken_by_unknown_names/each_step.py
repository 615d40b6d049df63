import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Door:
    def __init__(self):
        self.is_open = False

    def open(self):
        self.is_open = True

    def close(self):
        self.is_open = False


def main(ctx, steps):
    door = Door()
    for step in steps:
        getattr(door, step)()
    notifier.info(ctx, 'door.open' if door.is_open else 'door.closed', {})  #! door.closed door.open

# run: main(None, [])
# run: main(None, ['open'])
