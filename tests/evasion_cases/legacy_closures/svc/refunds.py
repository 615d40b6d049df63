from svc import rpc

SENDERS = []
for action in ('refund', 'return'):
    SENDERS.append(lambda context, action=action: rpc.get_notifier('o').info(context, f'order.{action}', {}))

LATE = []
for stage in ('one', 'two'):
    LATE.append(lambda context: rpc.get_notifier('o').info(context, 'order.' + stage, {}))


def make(*names):
    made = {}
    for name in names:
        def send(context):
            rpc.get_notifier('o').info(context, 'order.made.' + name, {})
        made[name] = send
    return made


def refund(context):
    for each in SENDERS:
        each(context)
    LATE[0](context)
    make('a', 'b')['a'](context)
