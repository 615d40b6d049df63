import oslo_messaging

n = oslo_messaging.Notifier(None)
routes = []


def route(function):
    routes.append(function)
    return function


@route
def users(notes):
    notes.append('users.seen')


def main(ctx):
    notes = []
    for each in routes:
        each(notes)
    for note in notes:
        n.info(ctx, note, {})  #! users.seen

# run: main(ctx)
