import oslo_messaging


class Base:
    pass


class Server(Base):
    def __init__(self):
        object.__setattr__(self, 'bus', oslo_messaging.Notifier(None))

    def __setattr__(self, name, value):
        super(Server, self).__setattr__(name, value)
        self.bus.info({}, 'server.' + name, {})


def main(ctx):
    server = Server()
    server.size = 1  #! server.size
    setattr(server, 'name', 'x')  #! server.name

# run: main(ctx)
