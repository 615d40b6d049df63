import oslo_messaging


class Doors:
    def lock(self, who):
        oslo_messaging.Notifier(None).info({}, 'door.locked.' + who, {})


def act(doors, who, method):
    getattr(doors, method)(who)


def main():
    act(Doors(), 'ann', method='lock')  #! door.locked.ann

# run: main()
