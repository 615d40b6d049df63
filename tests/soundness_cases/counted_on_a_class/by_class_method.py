import oslo_messaging

N = oslo_messaging.Notifier(None)


class Ticket:
    last = 0

    @classmethod
    def next(cls):
        cls.last = cls.last + 1
        return cls.last


def run(ctx):
    N.info(ctx, 'ticket.%d' % Ticket.next(), {})  #! ticket.1 ticket.2 ticket.*

# run: [run(ctx) for _ in range(4)]
