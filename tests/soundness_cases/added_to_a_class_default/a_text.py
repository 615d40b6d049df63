import oslo_messaging

N = oslo_messaging.Notifier(None)


class Path:
    path = 'a'

    def down(self):
        self.path += '.b'

    def send(self, ctx):
        N.info(ctx, self.path, {})  #! a a.b


def go(ctx):
    path = Path()
    path.send(ctx)
    path.down()
    path.send(ctx)

# run: go(ctx)
