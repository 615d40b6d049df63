import oslo_messaging

notifier = oslo_messaging.Notifier(None)


def check(ctx, limit, used):
    try:
        exceeded = used > limit
    except TypeError:
        notifier.info(ctx, 'quota.unlimited', {})  #! quota.unlimited
        return
    notifier.info(ctx, 'quota.exceeded' if exceeded else 'quota.met', {})  #! quota.exceeded quota.met


def main(ctx):
    check(ctx, None, 5)
    check(ctx, 3, 5)
    check(ctx, 9, 5)

# run: main(None)
