import contextlib

import oslo_messaging

N = oslo_messaging.Notifier(None)


def leave(kind, value, trace):
    N.info({}, 'stack.' + ('clean' if kind is None else 'dirty'), {})  #! stack.clean stack.dirty
    return True


def go(ctx, fails):
    with contextlib.ExitStack() as stack:
        stack.push(leave)
        if fails:
            raise ValueError(fails)
        N.info(ctx, 'go.inside', {})  #! go.inside
    N.info(ctx, 'go.left', {})  #! go.left

# later: go({}, True); go({}, False)
