from queues import same
from queues.same import flush


class Carts(same.Orders):
    @same.notify('cart.create')  # NTF101 cart.create
    def create(self, ctx):
        return ctx


def run(ctx):
    flush(ctx, 'across')  # NTF101 order.across
