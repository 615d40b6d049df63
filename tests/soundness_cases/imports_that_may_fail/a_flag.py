try:
    from fast_lib import thing
    HAS = True
except ImportError:
    HAS = False
import oslo_messaging
n = oslo_messaging.Notifier(None)
def go(ctx):
    n.info(ctx, ('with' if HAS else 'without') + '.lib', {})  #! with.lib without.lib
    if not HAS:
        n.info(ctx, 'none', {})  #! none

# run: go(ctx); HAS = True; go(ctx)
