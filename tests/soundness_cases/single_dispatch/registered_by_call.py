from functools import singledispatch

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    name = 'event'


class Login(Event):
    name = 'login'


class Logout(Event):
    name = 'logout'


@singledispatch
def send(event, ctx):
    raise TypeError(event)


def _send_event(event, ctx):
    N.info(ctx, 'user.' + event.name, {})


send.register(Event, _send_event)


@send.register(Logout)
def _send_logout(event, ctx):
    N.info(ctx, 'gone.' + event.name, {})


def run(ctx):
    for event in [Login(), Logout()]:
        send(event, ctx)  #! user.login gone.logout

# run: run(ctx)
