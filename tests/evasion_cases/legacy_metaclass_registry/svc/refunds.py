from svc import rpc


class Meta(type):
    registry = []

    def __new__(mcs, name, bases, namespace, **kwargs):
        cls = super().__new__(mcs, name, bases, namespace)
        if namespace.get('event'):
            mcs.registry.append(cls)
        return cls

    def send(cls, context):
        rpc.get_notifier('o').info(context, cls.event, {})


class Event(metaclass=Meta):
    event = None


class Refund(Event):
    event = 'order.refund'


def refund(context):
    for each in Meta.registry:
        each.send(context)
    Refund.send(context)
