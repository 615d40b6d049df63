import oslo_messaging

N = oslo_messaging.Notifier(None)


class Repo:
    def save(self, ctx, order, event=None):
        N.info(ctx, event or 'order.touched', {'order': order})  #! order.touched


class Service:
    repo = Repo()

    def create(self, ctx, order):
        self.repo.save(ctx, order, event='order.saved')  #! order.saved

    def touch(self, ctx, order):
        self.repo.save(ctx, order)


class Api:
    def __init__(self):
        self.service = Service()

    def post(self, ctx, order):
        self.service.create(ctx, order)
        self.service.touch(ctx, order)

# run: Api().post(ctx, 1)
