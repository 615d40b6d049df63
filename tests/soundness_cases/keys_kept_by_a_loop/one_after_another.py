import oslo_messaging

N = oslo_messaging.Notifier(None)


FOLLOWING = {'start': 'first', 'first': 'second', 'second': 'third', 'third': 'start'}


def send(ctx, orders):
    state, named = 'start', {'state': 'start'}
    for order in orders:
        N.info(ctx, 'name.' + state, {})  #! name.start name.first name.*
        N.info(ctx, 'dict.' + named['state'], {})  #! dict.start dict.first dict.*
        state = FOLLOWING[state]
        named['state'] = FOLLOWING[named['state']]


# run: send(ctx, range(5))
