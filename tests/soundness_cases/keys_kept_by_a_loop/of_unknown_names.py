import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, one, other):
    events = {}
    events[one] = 'p'
    events[other] = 'q'
    N.info(ctx, events.get('a', 'z') + events.get('b', 'z'), {})  #! pq qp pz qz zp zq zz pp|* qq|*
    same = events.get('a', 'z') + events.get('a', 'z')
    N.info(ctx, same + '.same', {})  #! pp.same qq.same zz.same


# run: [send(ctx, *pair) for pair in (('a', 'b'), ('b', 'a'), ('a', 'x'), ('x', 'a'), ('y', 'x'))]
# run: [send(ctx, *pair) for pair in (('b', 'x'), ('x', 'b'))]
