import oslo_messaging

N = oslo_messaging.Notifier(None)


class Session:
    def __init__(self):
        self.commands = {}

    def handle(self, ctx, name):
        self.commands[name](self, ctx)

    def tell(self, ctx, what):
        N.info(ctx, 'session.' + what, {})


def join(session, ctx):
    session.tell(ctx, 'joined')  #! session.joined


def leave(session, ctx):
    session.tell(ctx, 'left')  #! session.left


def main(ctx):
    session = Session()
    session.commands['join'] = join
    session.commands.update({'leave': leave})
    for name in ('join', 'leave'):
        session.handle(ctx, name)

# run: main(ctx)
