import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, work):
    state = {'step': 'new'}
    steps = []
    try:
        state['step'] = 'begun'
        steps.append('first')
        work()
        steps.append('last')
        state['step'] = 'done'
    except Exception:
        N.error(ctx, 'failed.' + state['step'], {})  #! failed.begun
        N.error(ctx, 'after.' + '.'.join(steps), {})  #! after.first

# run: tell(ctx, list), tell(ctx, 3)
