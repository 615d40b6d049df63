import oslo_messaging


class Base:
    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)
        self.parts = {'kind': 'disk'}


class Manager(Base):
    def run(self, ctx):
        rename(self.parts)
        self.notifier.info(ctx, 'made.' + self.parts['kind'], {})  #! made.renamed


def rename(parts):
    parts['kind'] = 'renamed'


def go(ctx):
    Manager().run(ctx)

# run: go(ctx)
