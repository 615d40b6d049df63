import oslo_messaging

N = oslo_messaging.Notifier(None)


class Server:
    def __init__(self):
        self.on_start = []

    def start(self, ctx):
        for each in self.on_start:
            each(self, ctx)

    def tell(self, ctx, what):
        N.info(ctx, 'server.' + what, {})


def warm_up(server, ctx):
    server.tell(ctx, 'warm')  #! server.warm


def set_up(server):
    server.on_start.append(warm_up)


def main(ctx):
    server = Server()
    set_up(server)
    server.start(ctx)

# run: main(ctx)
