from dict_lookups import same


def run(ctx, kind):
    same.tell(ctx, same.EVENTS['delete'])  # NTF101 order.delete
    same.tell(ctx, same.EVENTS[kind])  # NTF101 order.create NTF101 order.delete
    same.notify(ctx, kind, 'any')  # NTF101 order.create.any NTF101 order.delete.any
