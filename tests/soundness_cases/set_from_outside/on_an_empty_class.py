import oslo_messaging

n = oslo_messaging.Notifier(None)


class Settings:
    pass


Settings.prefix = 'shop'


def go(ctx):
    n.info(ctx, Settings.prefix + '.made', {})  #! shop.made
    n.info(ctx, Settings().prefix + '.of.one', {})  #! shop.of.one

# run: go(ctx)
