from svc import rpc


class Builder:
    def __init__(self):
        self._parts = []

    def __getattr__(self, part):
        self._parts.append(part)
        return self

    def __call__(self, context):
        rpc.get_notifier('o').info(context, '.'.join(self._parts), {})


class Fluent:
    def __init__(self, parts=()):
        self.parts = tuple(parts)

    def part(self, name):
        return Fluent([*self.parts, name])

    def send(self, context):
        rpc.get_notifier('o').info(context, '.'.join(self.parts), {})


def refund(context):
    Builder().order.refund(context)
    Fluent().part('order').part('fluent').send(context)
