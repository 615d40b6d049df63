import elsewhere
import oslo_messaging

N = oslo_messaging.Notifier(None)


def go(ctx):
    try:
        with elsewhere.quietly() as answer:
            raise ValueError(answer)
        N.info(ctx, 'inside.left', {})  #! inside.left
    except ValueError:
        N.info(ctx, 'inside.raised', {})  #! inside.raised


def other(ctx, run):
    try:
        with run():
            raise ValueError
    except ValueError:
        N.info(ctx, 'other.raised', {})  #! other.raised
    N.info(ctx, 'other.left', {})  #! other.left

# run: go(ctx); other(ctx, elsewhere.quietly)
# run: elsewhere.quietly = lambda: open('kind.json'); go(ctx); other(ctx, elsewhere.quietly)
