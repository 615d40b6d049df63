import queues.same as q
from queues.same import notify as tell

later = q.flush


class Bills:
    state = None

    @tell('bill.create')  # NTF101 bill.create
    def create(self, ctx):
        return ctx


def run(ctx):
    later(ctx, 'late')  # NTF101 order.late
