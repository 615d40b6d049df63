import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Settings:
    def __init__(self, ctx):
        self.ctx = ctx
        self.region = 'eu'
        self.zone = 'a'

    def __delattr__(self, name):
        notifier.info(self.ctx, f'settings.{name}.reset', {})
        super().__delattr__(name)


def main(ctx):
    settings = Settings(ctx)
    del settings.region  #! settings.region.reset
    delattr(settings, 'zone')  #! settings.zone.reset
    notifier.info(ctx, f"settings.{getattr(settings, 'region', 'none')}", {})  #! settings.none

# run: main(None)
