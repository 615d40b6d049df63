import elsewhere
import oslo_messaging

N = oslo_messaging.Notifier(None)


@elsewhere.quietly()
def work(ctx):
    N.info(ctx, 'work.begun', {})  #! work.begun
    raise ValueError('no')


def go(ctx):
    work(ctx)
    N.info(ctx, 'work.done', {})  #! work.done

# run: go(ctx)
