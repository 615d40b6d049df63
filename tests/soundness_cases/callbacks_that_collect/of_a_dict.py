import oslo_messaging


def settle(visit):
    visit('door', 'door.opened')


def main():
    kept = {}
    settle(kept.setdefault)
    settle(kept.__setitem__)
    oslo_messaging.Notifier(None).info({}, kept['door'], {})  #! door.opened

# run: main()
