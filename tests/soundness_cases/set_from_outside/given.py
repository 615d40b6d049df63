import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    EVENT = 'manager.own'

    def go(self, ctx):
        N.info(ctx, self.EVENT, {})  #! manager.own manager.patched|*


def patch():
    Manager.EVENT = 'manager.patched'

# run: Manager().go(ctx); patch(); Manager().go(ctx)
