import oslo_messaging

N = oslo_messaging.Notifier(None)


def named():
    name = 'none'

    def get():
        return name

    def put(new):
        nonlocal name
        name = new

    return get, put


def go(ctx):
    get, put = named()
    N.info(ctx, 'first.' + get(), {})  #! first.none
    put('last')
    for each in ('x', 'y'):
        N.info(ctx, each + '.' + get(), {})  #! x.last y.last

# run: go(ctx)
