from svc import rpc

class Text(str):
    def __new__(cls, *parts):
        return super().__new__(cls, '.'.join(parts))

class Own(Text):
    @classmethod
    def make(cls, name):
        return cls('order', name)

def refund(context):
    send = rpc.get_notifier('o').info
    send(context, Text('order', 'new'), {})
    send(context, Own.make('made'), {})
    send(context, '%s' % Own.make('made2'), {})
