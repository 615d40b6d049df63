import oslo_messaging

N = oslo_messaging.Notifier(None)


class Teller:
    def tell(self, ctx, states):
        for key in states.keys():
            N.info(ctx, 'state.' + key, {})  #! state.new state.old
        for key in sorted(states):
            N.info(ctx, 'sorted.' + key, {})  #! sorted.new sorted.old


def send(ctx):
    Teller().tell(ctx, {'new': 1})
    Teller().tell(ctx, {'old': 1})

# run: send(ctx)
