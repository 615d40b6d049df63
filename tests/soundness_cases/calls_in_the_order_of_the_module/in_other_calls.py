import oslo_messaging

N = oslo_messaging.Notifier(None)


def numbered(kind, known={}):
    known[kind] = known.get(kind, 0) + 1
    return f'{kind}{known[kind]}'


def both(one, other):
    return one + '.' + other


half = both('start', numbered('vm'))
rest = both(other='end', one=numbered('vm'))


def go(ctx):
    N.info(ctx, rest, {})  #! vm2.end
    N.info(ctx, half, {})  #! start.vm1

# run: go(ctx)
