import oslo_messaging

N = oslo_messaging.Notifier(None)


class Events:
    names = set()

    @classmethod
    def register(cls, name):
        cls.names.add(name)


register = Events.register
register('made')
register('gone')


def main(ctx):
    for name in sorted(Events.names):
        N.info(ctx, 'event.' + name, {})  #! event.gone event.made

# run: main(ctx)
