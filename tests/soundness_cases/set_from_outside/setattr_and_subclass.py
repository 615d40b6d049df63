import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    EVENT = 'manager.own'
    OTHER = 'manager.other'

    @classmethod
    def go(cls, ctx):
        N.info(ctx, cls.EVENT, {})  #! manager.own|* manager.patched|* sub.patched|*
        N.info(ctx, cls.OTHER, {})  #! manager.other


class Sub(Manager):
    pass


def patch(value='manager.patched'):
    setattr(Manager, 'EVENT', value)
    Sub.EVENT = 'sub.patched'

# run: Manager.go(ctx); patch(); Manager.go(ctx); Sub.go(ctx)
