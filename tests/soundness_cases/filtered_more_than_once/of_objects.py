import oslo_messaging

notifier = oslo_messaging.Notifier(None)

class Line:
    def __init__(self, name, order):
        self.name = name
        self.is_wanted = order.has(name)
        self.is_changed = order.changed(name)


def lines_of(order):
    return [Line(name, order) for name in ('n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8')]


def run(ctx, order):
    wanted = [line for line in lines_of(order) if line.is_wanted]
    for line in (line for line in wanted if line.is_changed):
        notifier.info(ctx, 'order.' + line.name, {})  #! order.n0 order.n1 order.n2 order.n3 order.n4 order.n5 order.n6 order.n7 order.n8


# run: run(ctx, ns(has=lambda name: True, changed=lambda name: True))
