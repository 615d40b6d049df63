import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    """event.documented"""

    def send(self, ctx):
        N.info(ctx, self.__doc__, {})  #! event.documented|*
        N.info(ctx, 'of.' + Event.__doc__, {})  #! of.event.documented|of.*
        N.info(ctx, 'has.%d' % len(Event.__subclasses__()), {})  #! has.0|has.*
        N.info(ctx, 'size.%d' % (self.__sizeof__() * 0), {})  #! size.0|size.*
        N.info(ctx, 'event.sent', {})  #! event.sent

# run: Event().send(ctx)
