import oslo_messaging

N = oslo_messaging.Notifier(None)


class Alert:
    level = 'low'

    def fire(self, ctx):
        N.info(ctx, 'alert.%s' % self.level, {})  #! alert.low

    @classmethod
    def of(cls, word):
        class Special(cls):
            level = word
        return Special


def go(ctx):
    Alert.of('high')().fire(ctx)  #! alert.high
    Alert().fire(ctx)

# run: go(ctx)
