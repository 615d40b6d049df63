import importlib
import oslo_messaging
try:
    importlib.import_module('fast_lib')
    NAME = 'lib'
except Exception:
    NAME = 'plain'
n = oslo_messaging.Notifier(None)
def go(ctx):
    n.info(ctx, NAME + '.go', {})  #! lib.go plain.go

# run: go(ctx); NAME = 'lib'; go(ctx)
