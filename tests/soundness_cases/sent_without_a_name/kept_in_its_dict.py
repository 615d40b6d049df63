import oslo_messaging

N = oslo_messaging.Notifier(None)


class Settings:
    def __init__(self, **options):
        self.__dict__.update(options)
        self.size = 'small'

    def change(self, name, value):
        vars(self)[name] = value


def run(ctx, large):
    settings = Settings(kind='disk')
    N.info(ctx, settings.kind, {})  #! disk
    settings.change('kind', 'net')
    if large:
        settings.__dict__['size'] = 'large'
    N.info(ctx, settings.kind + '.' + settings.size, {})  #! net.small net.large
    N.info(ctx, '.'.join(sorted(vars(settings))), {})  #! kind.size

# run: run(ctx, True), run(ctx, False)
