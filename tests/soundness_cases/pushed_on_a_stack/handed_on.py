from contextlib import ExitStack

import oslo_messaging

N = oslo_messaging.Notifier(None)


def build(ctx, fails):
    with ExitStack() as stack:
        stack.push(lambda *exc: N.info(ctx, 'built.left', {}))  #! built.left
        if fails:
            raise ValueError
        return stack.pop_all()


def go(ctx, fails):
    try:
        kept = build(ctx, fails)
    except ValueError:
        N.info(ctx, 'build.failed', {})  #! build.failed
        return
    N.info(ctx, 'build.kept', {})  #! build.kept
    kept.close()

# later: go({}, True); go({}, False)
