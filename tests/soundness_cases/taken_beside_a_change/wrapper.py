import oslo_messaging

N = oslo_messaging.Notifier(None)


def loud(ctx, what):
    N.warn(ctx, 'loud.' + what, {})


def quiet(ctx, what):
    N.debug(ctx, 'quiet.' + what, {})


TABLE = {'loud': loud, 'quiet': quiet}


def run(ctx, how):
    words = []
    tell = TABLE[how]
    words.append(how)
    tell(ctx, 'bell')  #! loud.bell quiet.bell

# run: run(ctx, 'loud'), run(ctx, 'quiet')
