import oslo_messaging
n = oslo_messaging.Notifier(None)
def go(ctx):
    try:
        import fast_lib
        name = 'lib'
    except ImportError:
        name = 'plain'
    n.info(ctx, name + '.go', {})  #! lib.go plain.go

# run: go(ctx)
# run: import sys; sys.modules['fast_lib'] = sys; go(ctx); del sys.modules['fast_lib']
