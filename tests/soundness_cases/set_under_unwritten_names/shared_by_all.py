import oslo_messaging

class Borg:
    _shared = {'topic': 'shared'}
    topic = 'own'

    def __init__(self):
        self.__dict__ = self._shared
        self.notifier = oslo_messaging.Notifier(None)

    def create(self, ctx):
        self.notifier.info(ctx, self.topic + '.create', {})  #! shared.create

# run: Borg().create(ctx)
