import oslo_messaging

class Holder:
    pass


def attach(holder):
    holder.pipe = oslo_messaging.Notifier(None)


def use(holder, ctx):
    holder.pipe.info(ctx, 'holder.used', {})  #! holder.used


def go(ctx):
    h = Holder()
    attach(h)
    use(h, ctx)

# run: go(ctx)
