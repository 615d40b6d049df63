import oslo_messaging

N = oslo_messaging.Notifier(None)


class Repo:
    def __init__(self, notifier):
        self.notifier = notifier

    def save(self, ctx, order, event):
        self.notifier.info(ctx, event, {'order': order})


class Service:
    def __init__(self, repo):
        self.repo = repo

    def create(self, ctx, order):
        self.repo.save(ctx, order, event='order.saved')  #! order.saved

    def cancel(self, ctx, order, why):
        self.repo.save(ctx, order, 'order.cancelled.' + why)


class Controller:
    def __init__(self, service):
        self.service = service

    def post(self, ctx, order):
        self.service.create(ctx, order)

    def delete(self, ctx, order):
        self.service.cancel(ctx, order, 'user')  #! order.cancelled.user


def run(ctx):
    controller = Controller(Service(Repo(N)))
    controller.post(ctx, 1)
    controller.delete(ctx, 1)

# run: run(ctx)
