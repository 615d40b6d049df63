from names_of_methods.bus import NOTIFIER, on


@on('user.login')
def login(topic, user, **_):
    NOTIFIER.info({}, f'{topic}.{user}', {})


@on('*')
def everything(topic, **details):
    NOTIFIER.debug({}, 'all.' + topic.replace('.', '_'), details)
