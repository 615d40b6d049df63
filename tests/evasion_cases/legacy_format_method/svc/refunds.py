from svc import rpc

class Event:
    def __init__(self, *parts):
        self.parts = parts

    def __str__(self):
        return '.'.join(self.parts)

    def __format__(self, spec):
        return str(self) + spec

def refund(context):
    send = rpc.get_notifier('o').info
    send(context, f'{Event("order"):.fmt}', {})
    send(context, format(Event("order"), '.fmt2'), {})
    send(context, '{:.fmt3}'.format(Event("order")), {})
