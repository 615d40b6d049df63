import oslo_messaging

N = oslo_messaging.Notifier(None)


class Service:
    def __init__(self):
        self.hooks = []

    def run(self, ctx):
        for hook in self.hooks:
            hook(self, ctx)

    def tell(self, ctx, what):
        N.info(ctx, 'service.' + what, {})


def send(service, ctx):
    service.tell(ctx, 'sent')  #! service.sent


def main(ctx):
    service = Service()
    service.hooks.append(send)
    service.run(ctx)

# run: main(ctx)
