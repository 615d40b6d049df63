import oslo_messaging

N = oslo_messaging.Notifier(None)

def first(following):
    def handle(ctx, event):
        following(ctx, 'first.' + event)
    return handle


def second(following):
    def handle(ctx, event):
        following(ctx, event + '.second')
    return handle


def end(ctx, event):
    N.info(ctx, event, {})


def built(*layers):
    handle = end
    for each in reversed(layers):
        handle = each(handle)
    return handle


APP = built(first, second)


def go(ctx):
    APP(ctx, 'x')  #! first.x.second
    built(second)(ctx, 'y')  #! y.second

# run: go(ctx)
