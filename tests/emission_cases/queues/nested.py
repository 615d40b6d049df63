from queues import same


def created(kind):
    return same.notify('%s.created' % kind)


def outer(ctx, kind):
    same.flush(ctx, '%s.outer' % kind)


class Parcels:
    @created('parcel')  # NTF101 parcel.created
    def create(self, ctx):
        return ctx


def run(ctx):
    outer(ctx, 'parcel')  # NTF101 order.parcel.outer
