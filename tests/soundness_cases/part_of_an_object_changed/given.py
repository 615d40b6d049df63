import oslo_messaging

N = oslo_messaging.Notifier(None)


class Config:
    def __init__(self, **values):
        self.values = values


def tune(values):
    values['phase'] = values.pop('kind') + '.tuned'


def go(ctx):
    config = Config(kind='disk', phase='start')
    tune(config.values)
    N.info(ctx, config.values['phase'], {})  #! disk.tuned

# run: go(ctx)
