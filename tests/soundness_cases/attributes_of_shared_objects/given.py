import oslo_messaging

class Var:
    pass


BUS = Var()
KIND = Var()
KIND.value = 'plain'


def setup():
    BUS.value = oslo_messaging.Notifier(None)


def create(ctx):
    BUS.value.info(ctx, 'thing.create', {})  #! thing.create
    BUS.value.info(ctx, KIND.value + '.create', {})  #! plain.create special.create


def special(ctx):
    KIND.value = 'special'
    create(ctx)

# run: setup(); create(ctx); special(ctx)
