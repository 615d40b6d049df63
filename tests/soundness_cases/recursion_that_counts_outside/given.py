import oslo_messaging

N = oslo_messaging.Notifier(None)
_depth = 0


def nested(ctx, n):
    global _depth
    _depth += 1
    N.info(ctx, f'app.depth{_depth}', {})  #! app.depth* app.depth1 app.depth2
    if n:
        nested(ctx, n - 1)
    _depth -= 1


def main(ctx):
    nested(ctx, 2)

# run: main(None)
