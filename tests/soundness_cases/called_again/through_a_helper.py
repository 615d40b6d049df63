import oslo_messaging

N = oslo_messaging.Notifier(None)


def holds(ask):
    return ask() == 'yes'


def run(ask, ctx):
    first = holds(ask)
    second = holds(ask)
    if first and not second:
        N.info(ctx, 'lock.lost', {})  #! lock.lost
    if second and not first:
        N.info(ctx, 'lock.taken', {})  #! lock.taken


def answers(*given):
    return iter(given).__next__

# run: run(answers('yes', 'no'), ctx)
# run: run(answers('no', 'yes'), ctx)
