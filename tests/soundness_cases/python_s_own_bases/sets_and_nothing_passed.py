import oslo_messaging

N = oslo_messaging.Notifier(None)


class Once(set):
    def add(self, word):
        super().add(word)
        return word


class Empty(dict):
    def __init__(self):
        super().__init__()
        self.name = 'empty'


def go(ctx):
    N.info(ctx, Once().add('one'), {})  #! one
    N.info(ctx, 'full' if Empty() else Empty().name, {})  #! empty

# run: go(ctx)
