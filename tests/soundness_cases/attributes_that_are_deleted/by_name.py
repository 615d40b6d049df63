import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Cache:
    def __init__(self):
        self.users = ['a']
        self.items = []

    def drop(self, *names):
        dropped = []
        for name in names:
            if hasattr(self, name):
                delattr(self, name)
                dropped.append(name)
        return dropped


def main(ctx):
    cache = Cache()
    for name in cache.drop('users', 'orders'):
        notifier.info(ctx, f'cache.{name}.dropped', {})  #! cache.users.dropped
    state = 'there' if hasattr(cache, 'users') else 'gone'
    notifier.info(ctx, f'users.{state}', {})  #! users.gone

# run: main(None)
