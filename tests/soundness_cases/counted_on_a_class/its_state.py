import oslo_messaging

N = oslo_messaging.Notifier(None)


class Switch:
    state = 'off'

    @classmethod
    def flip(cls):
        cls.state = 'on' if cls.state == 'off' else 'off'


def run(ctx):
    Switch.flip()
    N.info(ctx, 'switch.' + Switch.state, {})  #! switch.on switch.off

# run: run(ctx), run(ctx)
