try:
    import fast_lib as lib
except ImportError:
    lib = None
import oslo_messaging
n = oslo_messaging.Notifier(None)
def go(ctx):
    n.info(ctx, ('with' if lib else 'without') + '.lib', {})  #! with.lib without.lib
    if lib is None:
        n.info(ctx, 'none', {})  #! none
    if lib is not None:
        n.info(ctx, 'some', {})  #! some

# run: go(ctx); lib = 1; go(ctx)
