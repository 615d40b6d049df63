import oslo_messaging

N = oslo_messaging.Notifier(None)


class Open:
    name = 'open'

    def next(self):
        return Closed()


class Closed:
    name = 'closed'

    def next(self):
        return None


class Door:
    def __init__(self, ctx):
        self.ctx = ctx

    def turn(self):
        self.state = self.state.next()

    def tell(self):
        N.info(self.ctx, 'door.' + self.state.name, {})  #! door.*


def run(ctx):
    door = Door(ctx)
    door.state = Open()
    door.tell()
    door.turn()
    door.tell()

# run: run(None)
