import oslo_messaging

N = oslo_messaging.Notifier(None)


class Empty:
    pass


def name_of(function):
    return 'call.' + function.__code__.co_name


def send(ctx):
    N.info(ctx, name_of(send), {})  #! call.send|call.*
    N.info(ctx, 'count.%d' % len(send.__defaults__ or ()), {})  #! count.0|count.*
    try:
        Empty().nothing
        N.info(ctx, 'empty.none', {})
    except AttributeError:
        N.info(ctx, 'empty.error', {})  #! empty.error

# run: send(ctx)
