from contextlib import ExitStack

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return True


def go(ctx):
    with ExitStack() as stack:
        stack.enter_context(Quiet())
        N.info(ctx, 'quiet.entered', {})  #! quiet.entered
        raise KeyError('x')
    N.info(ctx, 'quiet.left', {})  #! quiet.left

# run: go(ctx)
