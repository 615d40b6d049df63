import oslo_messaging

N = oslo_messaging.Notifier(None)


class Repo:
    def __init__(self, notifier: oslo_messaging.Notifier):
        self.notifier = notifier

    def save(self, ctx, order, event):
        self.notifier.info(ctx, event, {'order': order})


class Service:
    def __init__(self, repo: Repo):
        self.repo = repo

    def create(self, ctx, order):
        self.repo.save(ctx, order, event='order.saved')  #! order.saved


class Checkout:
    def __init__(self, service: Service):
        self.service = service

    def finish(self, ctx, order):
        self.service.create(ctx, order)
        self.service.repo.save(ctx, order, 'order.paid')  #! order.paid

# run: Checkout(Service(Repo(N))).finish(ctx, 1)
