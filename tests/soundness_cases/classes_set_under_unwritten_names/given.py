import oslo_messaging

N = oslo_messaging.Notifier(None)


class Topic:
    prefix = 'plain'
    phase = 'made'


def configure(values):
    for name, value in values.items():
        setattr(Topic, name, value)


def go(ctx):
    N.info(ctx, f'{Topic.prefix}.{Topic.phase}', {})  #! plain.made *.made plain.* *.*

# run: go(ctx)
# run: configure({'prefix': 'other'}); go(ctx)
# run: configure({'prefix': 'plain', 'phase': 'lost'}); go(ctx)
# run: configure({'prefix': 'other', 'phase': 'lost'}); go(ctx)
