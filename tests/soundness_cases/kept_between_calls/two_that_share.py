import oslo_messaging

N = oslo_messaging.Notifier(None)


def cell(value):
    def put(new):
        nonlocal value
        value = new

    def get():
        return value
    return put, get


put, get = cell('new')


def tell(ctx):
    N.info(ctx, 'cell.' + get(), {})  #! cell.*


def run(ctx):
    put('full')

# run: tell(ctx), run(ctx), tell(ctx)
