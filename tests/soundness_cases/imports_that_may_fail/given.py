try:
    import fast_lib as lib
    PREFIX = 'lib'
except ImportError:
    PREFIX = 'plain'
import oslo_messaging
n = oslo_messaging.Notifier(None)
def go(ctx):
    n.info(ctx, PREFIX + '.go', {})  #! lib.go plain.go

# run: go(ctx); 
# run: PREFIX = 'lib'; go(ctx)
