import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, some, at):
    try:
        for each in some:
            print(each)
    except TypeError:
        N.info(ctx, 'some.one', {})  #! some.one
    try:
        first, second = some
    except ValueError:
        N.info(ctx, 'some.many', {})  #! some.many
    except TypeError:
        N.info(ctx, 'some.none', {})  #! some.none
    try:
        some[at] = 1
    except IndexError:
        N.info(ctx, 'some.short', {})  #! some.short
    except TypeError:
        N.info(ctx, 'some.fixed', {})  #! some.fixed
    try:
        if at in some:
            N.info(ctx, 'some.in', {})  #! some.in
    except TypeError:
        N.info(ctx, 'some.flat', {})  #! some.flat

# run: tell(ctx, [], 3), tell(ctx, 3, 3), tell(ctx, (1, 2), 1)
