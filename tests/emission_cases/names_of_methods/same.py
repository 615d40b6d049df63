from names_of_methods.bus import NOTIFIER, Bus

own = Bus()
hear = own.subscribe
say = own.publish


@hear('one')
def heard(topic):
    NOTIFIER.info({}, 'own.' + topic, {})


def run():
    say('one')  # NTF101 own.one
    say('two')
