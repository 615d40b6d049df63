import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    events = ['order.own']
    names = {}

    def go(self, ctx):
        for event in self.events:
            N.info(ctx, event, {})  #! order.own|* order.added|*
        for name in type(self).names:
            N.info(ctx, 'name.' + name, {})  #! name.key|name.*


class Plugin(Manager):
    @staticmethod
    def load():
        Manager.events.append('order.added')
        Manager.names['key'] = None


class Alone:
    events = ['alone.own']

    def go(self, ctx):
        for event in self.events:
            N.info(ctx, event, {})  #! alone.own

# run: Manager().go(ctx); Plugin.load(); Manager().go(ctx); Alone().go(ctx)
