import oslo_messaging


class Session:
    def __init__(self):
        self.n = oslo_messaging.Notifier(None)


SESSIONS = {}


def session_of(user):
    if user not in SESSIONS:
        SESSIONS[user] = Session()
    return SESSIONS[user]


def login(session, ctx):
    session.n.info(ctx, 'user.login', {})  #! user.login


def main(ctx):
    login(session_of('ann'), ctx)

# run: main(ctx)
