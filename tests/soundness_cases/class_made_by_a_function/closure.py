import oslo_messaging

N = oslo_messaging.Notifier(None)


def sender(kind):
    class Sender:
        def send(self, ctx):
            N.info(ctx, kind + '.sent', {})
    return Sender()


def run(ctx):
    sender('disk').send(ctx)  #! disk.sent
    sender('net').send(ctx)  #! net.sent

# run: run(ctx)
